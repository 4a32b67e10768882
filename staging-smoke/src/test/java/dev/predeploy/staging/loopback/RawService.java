package dev.predeploy.staging.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that does with a connection what the test says, however nasty. */
public final class RawService implements AutoCloseable {
    private final ServerSocket listener;
    private final boolean reads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What is done with a connection after its request was read. */
    @FunctionalInterface
    public interface Deed {
        void to(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private RawService(boolean reads) throws IOException {
        this(reads, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    private RawService(boolean reads, ServerSocket listener) {
        this.listener = listener;
        this.reads = reads;
    }

    public static RawService doing(Deed deed) throws IOException {
        return started(new RawService(true), deed);
    }

    /** Does it before any request was read. */
    public static RawService doingAtOnce(Deed deed) throws IOException {
        return started(new RawService(false), deed);
    }

    /** Does it before any request was read, on whatever the given socket accepts, such as TLS. */
    public static RawService doingAtOnce(ServerSocket listener, Deed deed) {
        return started(new RawService(false, listener), deed);
    }

    private static RawService started(RawService service, Deed deed) {
        service.threads.execute(() -> service.serve(deed));
        return service;
    }

    public static RawService saying(String bytes) throws IOException {
        return doing((socket, out) -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void serve(Deed deed) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> handle(socket, deed));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void handle(Socket socket, Deed deed) {
        try (socket) {
            if (reads) {
                readRequest(socket.getInputStream());
            }
            deed.to(socket, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            open.remove(socket);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        int inARow = 0;
        int next = 0;
        while (inARow < 4 && next >= 0) {
            next = in.read();
            inARow = next == '\r' || next == '\n' ? inARow + 1 : 0;
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
