package dev.predeploy.integration.wire;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Threads that each attend to a socket, and end with it. */
final class Attendants implements AutoCloseable {
    private static final long TO_END = TimeUnit.SECONDS.toMillis(5);

    private final Map<Thread, Closeable> sockets = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Lets a thread do what there is to do with a socket, which is closed in the end, however that comes. */
    void attend(String name, Closeable socket, Work work) throws IOException {
        Thread thread = new Thread(() -> attend(socket, work), "PostgreSQL proxy, " + name);
        thread.setDaemon(true);
        sockets.put(thread, socket);
        if (closed) {
            socket.close();
        }
        thread.start();
    }

    private void attend(Closeable socket, Work work) {
        try (socket) {
            work.run();
        } catch (IOException gone) {
            return; // that somebody has gone is no news
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(Thread.currentThread());
        }
    }

    /** Closes every socket, and waits for the threads to notice. */
    @Override
    public void close() {
        closed = true;
        List<Thread> threads = List.copyOf(sockets.keySet());
        sockets.values().forEach(Attendants::closeQuietly);
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(TO_END);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            return; // it was to be gone
        }
    }

    /** What there is to do. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }
}
