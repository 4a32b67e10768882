package dev.predeploy.kit.session;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something that is made once a run, by whoever asks for it first, while everybody else waits and lets others work. A
 * failure is remembered: nobody tries again.
 *
 * @param <T> what is made
 */
public final class Once<T> {
    private final FutureTask<T> task;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean made;

    /** Takes how it is made. */
    public Once(Callable<T> make) {
        task = new FutureTask<>(() -> {
            T result = make.call();
            made = true;
            return result;
        });
    }

    /**
     * Returns what was made.
     *
     * @throws InterruptedException if the asking thread is stopped meanwhile
     * @throws Exception what making it threw, to each who asks
     */
    public T get() throws Exception {
        boolean maker = begun.compareAndSet(false, true);
        if (maker) {
            task.run();
        }
        try {
            return task.isDone() ? task.get() : Turn.waiting(task::get);
        } catch (ExecutionException e) {
            throw maker ? cause(e) : causeForOthers(e);
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
        return made;
    }

    private static Exception cause(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : e;
    }

    /** An interrupt stopped the maker, not those who waited for it. */
    private static Exception causeForOthers(ExecutionException e) {
        return e.getCause() instanceof InterruptedException
                ? new CheckBroken(
                        "what it shares with another check was not made: the check that began to was stopped",
                        "see why that check was stopped; its time limit may be too short")
                : cause(e);
    }
}
