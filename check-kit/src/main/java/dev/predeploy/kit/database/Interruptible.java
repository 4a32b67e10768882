package dev.predeploy.kit.database;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs work that no interrupt reaches in a thread of its own, and ends it by other means when we are interrupted. */
final class Interruptible {
    private static final long TO_END_MILLIS = 5_000;

    private Interruptible() {}

    static <T> T run(Callable<T> work, Runnable end) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, Thread.currentThread().getName() + " (database)");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            end.run();
            thread.join(TO_END_MILLIS);
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof Exception exception ? exception : failed;
        }
    }
}
