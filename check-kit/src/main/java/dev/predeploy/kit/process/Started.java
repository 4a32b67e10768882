package dev.predeploy.kit.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A service that was started, or could not be: then it is not alive, and its ending says why. */
public final class Started implements AutoCloseable {
    private final Optional<Execution> execution;
    private final CompletableFuture<Finished> end;
    private volatile Duration stopWithin;
    private final Duration usualGrace;
    private final Thread reader;

    private Started(
            Optional<Execution> execution,
            CompletableFuture<Finished> end,
            Duration usualGrace,
            Callable<Finished> serve) {
        this.execution = execution;
        this.end = end;
        this.usualGrace = usualGrace;
        this.stopWithin = usualGrace;
        this.reader = new Thread(() -> read(serve), "predeploy-service-" + pid());
        this.reader.setDaemon(true);
    }

    static Started running(Execution execution, Callable<Finished> serve, Duration usualGrace) {
        Started started = new Started(Optional.of(execution), new CompletableFuture<>(), usualGrace, serve);
        started.reader.start();
        return started;
    }

    static Started failed(Finished finished) {
        return new Started(
                Optional.empty(), CompletableFuture.completedFuture(finished), Duration.ZERO, () -> finished);
    }

    private void read(Callable<Finished> serve) {
        try {
            end.complete(ended(serve));
        } catch (Exception broken) {
            end.completeExceptionally(broken);
        }
    }

    private Finished ended(Callable<Finished> serve) throws Exception {
        Execution running = execution.orElseThrow();
        try {
            return serve.call();
        } catch (InterruptedException asked) {
            running.end(stopWithin);
            return running.finished(new Ending.Stopped());
        } catch (RuntimeException broken) {
            running.end(usualGrace, broken);
            throw broken;
        }
    }

    /** Says whether it still runs. */
    public boolean isAlive() {
        return execution.filter(running -> running.process().isAlive()).isPresent();
    }

    /** Returns its process id, or 0 if it could not be started. */
    public long pid() {
        return execution.map(running -> running.process().pid()).orElse(0L);
    }

    /** Returns what it has written so far to both outputs; of very much, the last part may be out of order. */
    public String output() {
        return end.isDone() && !end.isCompletedExceptionally()
                ? end.join().output()
                : execution
                        .map(running -> Finished.text(running.recording().both()))
                        .orElse("");
    }

    /** Returns what completes when it has ended, by itself or by us. */
    public CompletableFuture<Finished> onExit() {
        return end.copy();
    }

    /**
     * Stops it with all that it started, and waits until that is done. What has ended already stays as it ended.
     *
     * @param grace how long it may take from being asked to end (SIGTERM) to being killed
     */
    public Finished stop(Duration grace) {
        stopWithin = grace;
        reader.interrupt();
        return end.join();
    }

    /** Stops it with the usual grace. */
    @Override
    public void close() {
        stop(usualGrace);
    }
}
