package dev.predeploy.kit.session;

import dev.predeploy.kit.finding.CheckNotRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * One check's turn to work: begun when a permit of its sort is had, ended when the check is through, and stopped by an
 * interrupt of the check's thread at its time limit or when the whole run stops.
 */
public final class Turn implements AutoCloseable {
    /** Says that the check's own time limit came, which tells of a check that could not do its work. */
    public record TimeLimit(Duration limit) {}

    /** Work that an interrupt stops. */
    @FunctionalInterface
    public interface Interruptible<T> {
        /** Does it. */
        T get() throws InterruptedException;
    }

    private static final ThreadLocal<Turn> CURRENT = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();
    private final RunControl control;
    private final Semaphore permit;
    private boolean holdsPermit;
    private boolean over;
    private Optional<TimeLimit> limitReached = Optional.empty();
    private Duration counted = Duration.ZERO;
    private boolean paused;
    private long since;

    private Turn(RunControl control, Semaphore permit) {
        this.control = control;
        this.permit = permit;
    }

    /** Waits for a permit, then begins; refuses with {@link CheckNotRun} once the run is stopping. */
    static Turn begin(RunControl control, Semaphore permit) throws InterruptedException {
        Turn turn = new Turn(control, permit);
        control.add(turn);
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            control.remove(turn);
            throw e;
        }
        CURRENT.set(turn);
        turn.since = System.nanoTime();
        return turn;
    }

    /**
     * Does, or waits for, what another check answers for, in that one's time: it does not count against the limit of the
     * check that needs it.
     */
    public static <T> T uncounted(Interruptible<T> work) throws InterruptedException {
        Turn turn = CURRENT.get();
        if (turn == null || !turn.pause()) {
            return work.get();
        }
        try {
            return work.get();
        } finally {
            turn.resume();
        }
    }

    private synchronized boolean pause() {
        boolean runs = !paused;
        if (runs) {
            counted = counted();
            paused = true;
        }
        return runs;
    }

    private synchronized void resume() {
        since = System.nanoTime();
        paused = false;
    }

    private Duration counted() {
        return paused ? counted : counted.plusNanos(System.nanoTime() - since);
    }

    /**
     * Lets others work while this thread waits for something that one of them makes, so that no limiter is ever held
     * by those who wait.
     */
    static <T> T waiting(Callable<T> wait) throws Exception {
        Turn turn = CURRENT.get();
        if (turn == null) {
            return wait.call();
        }
        turn.release();
        try {
            return wait.call();
        } finally {
            turn.acquireAfterWaiting();
        }
    }

    /** Stops the check, unless its time limit is still to come. */
    synchronized void reach(TimeLimit limit) {
        if (!over && !paused && counted().compareTo(limit.limit()) >= 0) {
            limitReached = Optional.of(limit);
            thread.interrupt();
        }
    }

    /** Stops the check because the run stops. */
    synchronized void interrupt() {
        if (!over) {
            thread.interrupt();
        }
    }

    /** Returns the time limit, if it was what stopped this check. */
    public synchronized Optional<TimeLimit> limitReached() {
        return limitReached;
    }

    /** Ends the turn: others may work, and the thread carries no interrupt of ours into what comes next. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        control.remove(this);
        CURRENT.remove();
        release();
        // An interrupt that came too late to be noticed was meant for this check alone.
        Thread.interrupted();
    }

    private void acquire() throws InterruptedException {
        permit.acquire();
        holdsPermit = true;
    }

    private void acquireAfterWaiting() {
        permit.acquireUninterruptibly();
        holdsPermit = true;
    }

    private void release() {
        if (holdsPermit) {
            holdsPermit = false;
            permit.release();
        }
    }
}
