package dev.predeploy.kit.session;

import dev.predeploy.kit.finding.CheckNotRun;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something that is made once a run, by whoever asks for it first, while everybody else waits and lets others work. A
 * failure is remembered: nobody tries again. Who was stopped meanwhile has not failed: the next one makes it then.
 *
 * @param <T> what is made
 */
public final class Once<T> {
    private final Callable<T> make;
    private volatile Attempt<T> latest;

    /** Takes how it is made. */
    public Once(Callable<T> make) {
        this.make = make;
        this.latest = new Attempt<>(make);
    }

    /**
     * Returns what was made.
     *
     * @throws InterruptedException if the asking thread is stopped meanwhile
     * @throws Exception what making it threw, to each who asks
     */
    public T get() throws Exception {
        while (true) {
            Attempt<T> attempt = latest;
            boolean isMaker = attempt.begun.compareAndSet(false, true);
            if (isMaker) {
                attempt.task.run();
            }
            try {
                return attempt.task.isDone() ? attempt.task.get() : Turn.waiting(attempt.task::get);
            } catch (ExecutionException failed) {
                if (isMaker || !(failed.getCause() instanceof InterruptedException)) {
                    throw cause(failed);
                }
                replace(attempt);
            }
        }
    }

    private synchronized void replace(Attempt<T> stopped) {
        if (latest == stopped) {
            latest = new Attempt<>(make);
        }
    }

    /**
     * Returns what was made, for a check that needs it but does not answer for it.
     *
     * @param owner the id of the check that answers for it and tells why it could not be made
     * @throws CheckNotRun naming the owner, if it could not be made
     * @throws InterruptedException if the asking thread is stopped meanwhile
     */
    public T neededFrom(String owner) throws InterruptedException {
        try {
            return get();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            CheckNotRun blocked = CheckNotRun.blockedBy(owner);
            blocked.initCause(e);
            throw blocked;
        }
    }

    /** Says whether it was made. */
    public boolean isMade() {
        return latest.made;
    }

    private static Exception cause(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : e;
    }

    private static final class Attempt<T> {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final FutureTask<T> task;
        private volatile boolean made;

        Attempt(Callable<T> make) {
            task = new FutureTask<>(() -> {
                T result = make.call();
                made = true;
                return result;
            });
        }
    }
}
