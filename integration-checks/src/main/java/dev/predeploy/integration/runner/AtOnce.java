package dev.predeploy.integration.runner;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several runs of a tool at the same time on the same database, as replicas start that all migrate first.
 *
 * @param count how many
 */
public record AtOnce(int count) {

    /**
     * Begins them together and waits for all.
     *
     * @param run applies the migrations once
     * @return a finding, if one did not end well
     * @throws Exception if one could not do its work
     */
    public Optional<Finding> finding(Callable<?> run) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService runs = Executors.newFixedThreadPool(count, AtOnce::daemon);
        try {
            List<Future<Optional<Finding>>> ends = runs.invokeAll(Collections.nCopies(count, () -> {
                start.await();
                return failure(run);
            }));
            return finding(ends);
        } finally {
            runs.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "at once");
        thread.setDaemon(true);
        return thread;
    }

    private static Optional<Finding> failure(Callable<?> run) throws Exception {
        try {
            run.call();
            return Optional.empty();
        } catch (CheckFailed failed) {
            return Optional.of(failed.findings().get(0));
        }
    }

    private Optional<Finding> finding(List<Future<Optional<Finding>>> ends) throws Exception {
        int failed = 0;
        Optional<Finding> first = Optional.empty();
        for (Future<Optional<Finding>> end : ends) {
            Optional<Finding> failure = result(end);
            failed += failure.isPresent() ? 1 : 0;
            first = first.or(() -> failure);
        }
        int all = failed;
        return first.map(
                failure -> Finding.of("of %d runs at once on one database, %d failed".formatted(count, all))
                        .rule("two-at-once")
                        .at(failure.place())
                        .expected("one waits for the other, and all end well")
                        .actual(failure.what()
                                + failure.actual().map(seen -> ": " + seen).orElse(""))
                        .fix(
                                "Let one job migrate before the replicas start, or take a lock before and for as long as it migrates, such as SELECT pg_advisory_lock(1)."));
    }

    private static Optional<Finding> result(Future<Optional<Finding>> end) throws Exception {
        try {
            return end.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception exception ? exception : failed;
        }
    }
}
