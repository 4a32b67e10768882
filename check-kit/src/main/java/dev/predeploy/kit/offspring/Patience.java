package dev.predeploy.kit.offspring;

import java.time.Duration;

/** A time that is spent in pauses which grow from one millisecond; it runs from the first pause on. */
final class Patience {
    private static final long LONGEST_PAUSE = 20;

    private final long nanos;
    private long deadline;
    private long pause;
    private boolean interrupted;

    Patience(Duration time) {
        this.nanos = time.toNanos();
    }

    boolean isLeft() {
        return pause == 0 ? nanos > 0 : System.nanoTime() - deadline < 0;
    }

    void pause() {
        if (pause == 0) {
            deadline = System.nanoTime() + nanos;
        }
        pause = Math.min(Math.max(1, pause * 2), LONGEST_PAUSE);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException later) {
            interrupted = true;
        }
    }

    void restoreInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
