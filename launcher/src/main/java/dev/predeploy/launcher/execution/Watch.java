package dev.predeploy.launcher.execution;

import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.yaml.Durations;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Watches over a run: its budget, the sign of life every 30 s, and an end even where a check does not react. */
final class Watch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final RunControl control;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "predeploy-watch");
        thread.setDaemon(true);
        return thread;
    });

    Watch(GateSettings settings, RunControl control, SignOfLife signOfLife) {
        this.control = control;
        long every = EVERY.toMillis();
        Future<?> unused = clock.scheduleAtFixedRate(signOfLife, every, every, TimeUnit.MILLISECONDS);
        settings.budget().ifPresent(this::limit);
    }

    private void limit(Duration budget) {
        RunControl.Stop stop = new RunControl.Stop(
                "the run's budget of " + Durations.format(budget) + " was over",
                "allow more with `budget:` in the stack file or --budget, or select less with --only");
        Future<?> unused = clock.schedule(() -> control.stop(stop), budget.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Lets the work be done on a thread of its own and waits for its end; once the run stops, only as long as a check
     * may fairly take to notice.
     */
    void over(Runnable work) throws InterruptedException {
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread thread = new Thread(task, "predeploy-checks");
        thread.setDaemon(true);
        thread.start();
        try {
            awaitEnd(task);
        } catch (TimeoutException e) {
            // A check that does not react by now is given up; its result says that it was not run to its end.
            thread.interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    private void awaitEnd(FutureTask<Void> task) throws InterruptedException, ExecutionException, TimeoutException {
        while (control.stopped().isEmpty()) {
            try {
                task.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // Not over yet: look whether the run was stopped meanwhile.
            }
        }
        task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
