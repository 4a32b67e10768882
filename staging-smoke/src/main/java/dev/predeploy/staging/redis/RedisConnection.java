package dev.predeploy.staging.redis;

import dev.predeploy.kit.address.ServerUrl;
import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.Trust;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Speaks Redis's protocol (RESP2) until its time is over, however slowly the server drips. */
final class RedisConnection implements AutoCloseable {
    private static final int USUAL_PORT = 6379;
    private static final String ABSENT = "-1";
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ELEMENTS = 1000;
    private static final int MOST_IN_ALL = 4 << 20;

    private final Socket socket;
    private final InputStream in;
    private final long deadline;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int end;
    private int readInAll;

    private RedisConnection(Socket socket, long deadline) throws IOException {
        this.socket = socket;
        this.deadline = deadline;
        this.in = socket.getInputStream();
    }

    static RedisConnection open(ServerUrl url, Trust trust, Hosts hosts, Duration within)
            throws IOException, GeneralSecurityException {
        long deadline = System.nanoTime() + within.toNanos();
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(hosts.resolve(url.host())[0], port(url)), (int) within.toMillis());
            plain.setSoTimeout((int) within.toMillis());
            return new RedisConnection(
                    url.scheme().equals("rediss") ? securedBefore(deadline, plain, url, trust) : plain, deadline);
        } catch (IOException | GeneralSecurityException failure) {
            plain.close();
            throw failure;
        }
    }

    static int port(ServerUrl url) {
        return url.port().orElse(USUAL_PORT);
    }

    private static Socket securedBefore(long deadline, Socket plain, ServerUrl url, Trust trust)
            throws IOException, GeneralSecurityException {
        CompletableFuture<Void> watch = closing(plain, deadline);
        try {
            return secured(plain, url, trust);
        } catch (IOException failure) {
            if (deadline - System.nanoTime() <= 0) {
                throw new SocketTimeoutException("Read timed out");
            }
            throw failure;
        } finally {
            watch.cancel(false);
        }
    }

    private static Socket secured(Socket plain, ServerUrl url, Trust trust)
            throws IOException, GeneralSecurityException {
        SSLSocket secured =
                (SSLSocket) trust.context().getSocketFactory().createSocket(plain, url.host(), port(url), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // else nobody compares the certificate's name
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** A handshake has no limit of its own but one for each reading, which a drip never reaches. */
    private static CompletableFuture<Void> closing(Socket socket, long deadline) {
        long left = deadline - System.nanoTime();
        Executor later = CompletableFuture.delayedExecutor(Math.max(0, left), TimeUnit.NANOSECONDS);
        return CompletableFuture.runAsync(() -> close(socket), later);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed); // which the handshake meets, too
        }
    }

    Said ask(List<String> words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.size() + "\r\n");
        for (String word : words) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            request.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        OutputStream out = socket.getOutputStream();
        out.write(request.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return said(line());
    }

    private Said said(String line) throws IOException {
        String rest = line.isEmpty() ? "" : line.substring(1);
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+', ':' -> new Said(false, List.of(rest));
            case '-' -> new Said(true, List.of(rest));
            case '$' -> new Said(false, List.of(rest.equals(ABSENT) ? "" : bulk(length(rest, MOST_BYTES))));
            case '*' -> new Said(false, rest.equals(ABSENT) ? List.of() : elements(length(rest, MOST_ELEMENTS)));
            default -> throw new StreamCorruptedException("it does not speak Redis's protocol");
        };
    }

    private List<String> elements(int count) throws IOException {
        List<String> elements = new ArrayList<>();
        while (elements.size() < count) {
            String line = line();
            if (line.startsWith("*")) { // nothing that is asked here is answered so
                throw new StreamCorruptedException("it answers with an array in an array");
            }
            elements.add(said(line).text());
        }
        return elements;
    }

    private static int length(String text, int most) throws StreamCorruptedException {
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > most) {
            throw new StreamCorruptedException("it announces an answer of " + text.strip() + ", more than is read");
        }
        return Integer.parseInt(text);
    }

    private String bulk(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) next();
        }
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            if (line.length() > MOST_BYTES / 16) {
                throw new StreamCorruptedException("it does not speak Redis's protocol: a line without an end");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private int next() throws IOException {
        if (position == end) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
        int count = in.read(buffer);
        if (count < 0) {
            throw new EOFException("before the answer was whole");
        }
        readInAll += count;
        if (readInAll > MOST_IN_ALL) {
            throw new StreamCorruptedException("it answers more than the " + MOST_IN_ALL + " bytes that are read");
        }
        position = 0;
        end = count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
