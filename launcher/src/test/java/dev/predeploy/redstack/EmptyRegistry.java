package dev.predeploy.redstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A registry of images that answers, as the OCI Distribution Specification 1.1 says, and has none. It speaks plain HTTP,
 * which engines try on this host once a handshake of TLS is answered so.
 */
final class EmptyRegistry implements AutoCloseable {
    private static final String UNKNOWN =
            "{\"errors\": [{\"code\": \"MANIFEST_UNKNOWN\", \"message\": \"manifest unknown\"}]}";

    private final ServerSocket socket;

    EmptyRegistry() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "empty-registry");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns what the names of its images begin with. */
    String host() {
        return "localhost:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                answer(connection);
            } catch (IOException brokenOff) {
                Thread.onSpinWait(); // whoever asked may ask again
            }
        }
    }

    private static void answer(Socket connection) throws IOException {
        String line = firstLine(connection.getInputStream());
        boolean isBase = line.contains(" /v2/ ");
        String body = isBase ? "{}" : UNKNOWN;
        String status = isBase ? "200 OK" : line.endsWith(" HTTP/1.1") ? "404 Not Found" : "400 Bad Request";
        connection.getOutputStream().write("""
                HTTP/1.1 %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(status, body.length(), line.startsWith("HEAD") ? "" : body)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Of a handshake, which has no lines, the first byte is enough. */
    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= ' ' && line.length() < 1000; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
