package dev.predeploy.staging.browser;

import java.time.Duration;

/** The moment at which whatever goes on must be over. */
final class Deadline {
    private final Duration within;
    private final long begin = System.nanoTime();

    Deadline(Duration within) {
        this.within = within;
    }

    Duration within() {
        return within;
    }

    /** Returns the time that is left, at least a millisecond, so that it can be waited for. */
    long millisLeft() {
        return Math.max(1, within.minusNanos(System.nanoTime() - begin).toMillis());
    }
}
