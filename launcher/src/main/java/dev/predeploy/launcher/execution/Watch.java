package dev.predeploy.launcher.execution;

import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.yaml.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Watches over a run: its budget, the sign of life every 30 s, and an end even where a check does not react. */
final class Watch implements AutoCloseable {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunControl control;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "predeploy-watch");
        thread.setDaemon(true);
        return thread;
    });

    Watch(GateSettings settings, RunControl control, Runnable signOfLife) {
        this.control = control;
        long every = SIGN_OF_LIFE.toMillis();
        clock.scheduleAtFixedRate(signOfLife, every, every, TimeUnit.MILLISECONDS);
        settings.budget().ifPresent(this::limit);
    }

    private void limit(Duration budget) {
        RunControl.Stop stop = new RunControl.Stop(
                "the run's budget of " + Durations.format(budget) + " was over",
                "allow more with `budget:` in the stack file or --budget, or select less with --only");
        clock.schedule(() -> control.stop(stop), budget.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Lets the work be done on a thread of its own and waits for its end; once the run stops, only as long as a check
     * may fairly take to notice.
     */
    void over(Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        failure.set(Optional.of(e));
                    } finally {
                        done.countDown();
                    }
                },
                "predeploy-checks");
        thread.setDaemon(true);
        thread.start();
        awaitEnd(done);
        Optional<RuntimeException> thrown = failure.get();
        if (thrown.isPresent()) {
            throw thrown.get();
        }
    }

    private void awaitEnd(CountDownLatch done) throws InterruptedException {
        while (control.stopped().isEmpty()) {
            if (done.await(200, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        // A check that does not react by now is given up; its result says that it was not run to its end.
        done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
