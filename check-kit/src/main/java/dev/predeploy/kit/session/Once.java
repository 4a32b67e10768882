package dev.predeploy.kit.session;

import dev.predeploy.kit.finding.CheckNotRun;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Something that is made once a run, by whoever asks for it first, while everybody else waits and lets others work. A
 * failure is remembered: nobody tries again. Who was stopped meanwhile has not failed: the next one makes it then.
 *
 * @param <T> what is made
 */
public final class Once<T> {
    private final Callable<T> make;
    private final AtomicReference<Attempt<T>> attempt;

    /** Takes how it is made. */
    public Once(Callable<T> make) {
        this.make = make;
        this.attempt = new AtomicReference<>(new Attempt<>(make));
    }

    /**
     * Returns what was made.
     *
     * @throws InterruptedException if the asking thread is stopped meanwhile
     * @throws Exception what making it threw, to each who asks
     */
    public T get() throws Exception {
        while (true) {
            Attempt<T> latest = attempt.get();
            boolean isMaker = latest.begun.compareAndSet(false, true);
            if (isMaker) {
                latest.task.run();
            }
            try {
                return latest.task.isDone() ? latest.task.get() : Turn.waiting(latest.task::get);
            } catch (ExecutionException failed) {
                if (isMaker || !(failed.getCause() instanceof InterruptedException)) {
                    throw cause(failed);
                }
                attempt.compareAndSet(latest, new Attempt<>(make));
            }
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
        return attempt.get().made;
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
