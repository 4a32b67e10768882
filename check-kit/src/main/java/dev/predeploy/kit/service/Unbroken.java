package dev.predeploy.kit.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Has the engine make something, and lets it finish also when we are interrupted: of a request that is broken off, nobody
 * knows whether the engine goes on with it, and so what to remove.
 */
final class Unbroken {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Unbroken() {}

    /**
     * Makes something.
     *
     * @param undo removes it; after an interrupt, as soon as it is made, or its making has failed
     * @throws InterruptedException if this thread is interrupted; only an engine that takes longer than three seconds has it
     *     made, and removed again, afterwards
     */
    static void make(Runnable work, Runnable undo) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        CompletableFuture<Void> made = CompletableFuture.runAsync(work, Unbroken::inAThreadOfItsOwn);
        try {
            made.get();
        } catch (InterruptedException interrupted) {
            made.handle((nothing, failure) -> null)
                    .thenRun(undo)
                    .copy() // for undoing it goes on
                    .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join(); // which no further interrupt breaks off
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(failed);
        }
    }

    private static void inAThreadOfItsOwn(Runnable task) {
        Thread thread = new Thread(task, Thread.currentThread().getName() + " (engine)");
        thread.setDaemon(true);
        thread.start();
    }
}
