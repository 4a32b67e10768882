package dev.predeploy.integration.observer;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at the locks of a session from outside, again and again, until it is told to stop. */
final class Sampler {
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long TO_END = TimeUnit.SECONDS.toMillis(5);

    private final Outside outside;
    private final int backend;
    private final Set<Sight.Held> seen = new HashSet<>();
    private final Thread thread;
    private volatile boolean done;
    private volatile String trouble = "";

    private Sampler(Outside outside, int backend) {
        this.outside = outside;
        this.backend = backend;
        this.thread = new Thread(this::look, "PostgreSQL locks");
        thread.setDaemon(true);
    }

    static Sampler start(Outside outside, int backend) {
        Sampler sampler = new Sampler(outside, backend);
        sampler.thread.start();
        return sampler;
    }

    private void look() {
        try {
            while (!done) {
                seen.addAll(outside.locks(backend));
                LockSupport.parkNanos(PAUSE);
            }
        } catch (SQLException failure) {
            trouble = String.valueOf(failure.getMessage());
        }
    }

    /** Stops looking, and returns every lock that was seen. */
    Set<Sight.Held> stop() throws InterruptedException, SQLException {
        done = true;
        thread.join(TO_END);
        if (!trouble.isEmpty()) {
            throw new SQLException(trouble);
        }
        return seen;
    }
}
