package dev.predeploy.kit.service;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Has the engine make something, and waits for that also when interrupted: of a request that is broken off, nobody knows
 * whether the engine goes on with it, and so what to remove.
 */
final class Unbroken {
    private static final long TO_END_MILLIS = 3_000;

    private Unbroken() {}

    /**
     * Makes it.
     *
     * @throws InterruptedException if this thread was interrupted; what was made by then is there to be removed
     */
    static void make(Runnable work) throws InterruptedException {
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread thread = new Thread(task, Thread.currentThread().getName() + " (engine)");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            thread.join(TO_END_MILLIS);
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(failed);
        }
    }
}
