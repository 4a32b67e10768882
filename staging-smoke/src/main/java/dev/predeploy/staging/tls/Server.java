package dev.predeploy.staging.tls;

import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.Question;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that can be talked to over a plain connection. */
final class Server {
    private final String host;
    private final int port;
    private final Hosts hosts;
    private final AtomicBoolean reached = new AtomicBoolean();

    /** What is said over a connection, and what came of it. */
    @FunctionalInterface
    interface Talk<T> {
        T over(Socket socket) throws IOException;
    }

    Server(URI url, Hosts hosts) {
        this.host = url.getHost();
        this.port = Question.port(url);
        this.hosts = hosts;
    }

    String host() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return port;
    }

    /** Returns where the host is, as a command by hand must be told: its mapped address, else its name. */
    String connectsTo() {
        return hosts.mapped(host).map(InetAddress::getHostAddress).orElse(host) + ":" + port;
    }

    /** Says whether any talk so far came to a connection. */
    boolean wasReached() {
        return reached.get();
    }

    /**
     * Talks in a thread of its own, which ends at the limit, or with the thread that waits for it, whatever the server does.
     *
     * @throws IOException if there is no connection, or the talk broke off
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    <T> T talk(Duration within, Talk<T> talk) throws IOException, InterruptedException {
        try (Line line = new Line()) {
            FutureTask<T> task = new FutureTask<>(() -> talk.over(line.open(within)));
            Thread thread = new Thread(task, "predeploy-tls");
            thread.setDaemon(true);
            thread.start();
            return task.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new SocketTimeoutException("No end within " + within);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("The connection broke", e);
        }
    }

    /** A connection that another thread may close while it is opened or used. */
    private final class Line implements AutoCloseable {
        private Socket socket = new Socket();
        private boolean closed;

        Socket open(Duration within) throws IOException {
            IOException last = new InterruptedIOException("No address to connect to");
            for (InetAddress address : hosts.resolve(host())) {
                try {
                    Socket next = fresh();
                    next.connect(new InetSocketAddress(address, port), (int) within.toMillis());
                    reached.set(true);
                    return next;
                } catch (IOException unreachable) { // the next address may do
                    last = unreachable;
                }
            }
            throw last;
        }

        private synchronized Socket fresh() throws IOException {
            if (closed) {
                throw new InterruptedIOException("Nobody waits any more");
            }
            socket.close();
            socket = new Socket();
            return socket;
        }

        @Override
        public synchronized void close() throws IOException {
            closed = true;
            socket.close();
        }
    }
}
