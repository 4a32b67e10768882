package dev.predeploy.integration.sight;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Looks at the locks of a session from outside, again and again, until it is told to stop. */
public final class Sampler {
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long TO_END = TimeUnit.SECONDS.toMillis(5);

    private final Outside outside;
    private final int backend;
    private final boolean hasGate;
    private final Set<Sight.Held> seen = new HashSet<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean done;
    private volatile String trouble = "";

    private Sampler(Outside outside, int backend, boolean hasGate) {
        this.outside = outside;
        this.backend = backend;
        this.hasGate = hasGate;
        this.thread = new Thread(this::look, "PostgreSQL locks");
        thread.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param hasGate whether the session may be made to wait for an instant
     */
    public static Sampler start(Outside outside, int backend, boolean hasGate) throws InterruptedException {
        Sampler sampler = new Sampler(outside, backend, hasGate);
        sampler.thread.start();
        sampler.ready.await();
        return sampler;
    }

    private void look() {
        try {
            Gate gate = outside.gate();
            if (hasGate) {
                gate.shut(Set.of());
            }
            ready.countDown();
            while (!done) {
                look(gate);
                LockSupport.parkNanos(PAUSE);
            }
            gate.open();
        } catch (SQLException failure) {
            trouble = String.valueOf(failure.getMessage());
        } finally {
            ready.countDown();
        }
    }

    /** Whoever waits is seen to, and let through; the tables that it has not come to yet are locked again. */
    private void look(Gate gate) throws SQLException {
        Outside.Locks locks = outside.locks(backend);
        boolean isNews = seen.addAll(locks.locks());
        if (locks.isWaiting() && gate.isShut()) {
            gate.open();
        } else if (hasGate && isNews && !locks.isWaiting() && !gate.isShut()) {
            gate.shut(seen.stream().map(Sight.Held::relation).collect(Collectors.toSet()));
        }
    }

    /** Stops looking, and returns every lock that was seen. */
    public Set<Sight.Held> stop() throws InterruptedException, SQLException {
        done = true;
        LockSupport.unpark(thread);
        thread.join(TO_END);
        if (thread.isAlive()) { // and so what it has seen may still change
            throw new SQLException("looking at locks did not end within " + TO_END + " ms");
        }
        if (!trouble.isEmpty()) {
            throw new SQLException(trouble);
        }
        return seen;
    }
}
