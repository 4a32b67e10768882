package dev.predeploy.launcher.execution;

import dev.predeploy.kit.check.CheckEvents;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.check.PlannedCheck;
import dev.predeploy.kit.check.Warning;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.RunEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Hears JUnit's events and tells ours: the only place where a test of JUnit's becomes a check's result. */
final class CheckListener implements TestExecutionListener {
    private final Map<String, PlannedCheck> planned;
    private final Map<CheckId, Progress> progress = new ConcurrentHashMap<>();
    private final Map<CheckId, CheckResult> results = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Throwable> elsewhere = new ConcurrentLinkedQueue<>();
    private final Results resultOf;
    private final EvidenceFolder evidence;
    private final Consumer<RunEvent> events;
    private final Clock clock;

    CheckListener(Map<String, PlannedCheck> planned, Results resultOf, EvidenceFolder evidence, Outlet outlet) {
        this.planned = planned;
        this.resultOf = resultOf;
        this.evidence = evidence;
        this.events = outlet.events();
        this.clock = outlet.clock();
    }

    /** Where events go, and whose time they carry. */
    record Outlet(Consumer<RunEvent> events, Clock clock) {}

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        check(test).ifPresent(check -> {
            Instant now = clock.instant();
            if (entry.getKeyValuePairs().containsKey(CheckEvents.BEGUN)) {
                progressOf(check).begin(now);
                events.accept(new RunEvent.CheckStarted(now, check.id(), resultOf.clean(check.title())));
            }
            Optional.ofNullable(entry.getKeyValuePairs().get(Evidence.STEP))
                    .ifPresent(name -> progressOf(check).step(resultOf.clean(name), now));
            Warning.of(entry.getKeyValuePairs()).ifPresent(progressOf(check)::warn);
        });
    }

    @Override
    public void fileEntryPublished(TestIdentifier test, FileEntry file) {
        check(test).ifPresent(check -> {
            try {
                progressOf(check).keep(evidence.take(check.id(), file.getPath()));
            } catch (IOException e) {
                elsewhere.add(new UncheckedIOException("could not keep the evidence of " + check.id(), e));
            }
        });
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        check(test).ifPresent(check -> end(resultOf.skipped(check, reason, clock.instant())));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<PlannedCheck> check = check(test);
        check.ifPresent(known -> end(resultOf.finished(known, result, progressOf(known), clock.instant())));
        if (check.isEmpty()) {
            result.getThrowable().ifPresent(elsewhere::add);
        }
    }

    /** Returns what went wrong beside the checks, if anything did: evidence lost, something not closed. */
    Optional<String> trouble() {
        return Optional.ofNullable(elsewhere.peek()).map(thrown -> resultOf.clean(String.valueOf(thrown.getMessage())));
    }

    /** Takes note of a failure beside the checks; those that end without a result of their own are broken by it. */
    void brokeOff(RuntimeException failure) {
        elsewhere.add(failure);
    }

    /** Returns the checks that run now. */
    List<RunEvent.Running> running() {
        return progress.entrySet().stream()
                .filter(entry -> !results.containsKey(entry.getKey()))
                .flatMap(entry -> entry.getValue().begun().stream()
                        .map(since -> new RunEvent.Running(
                                entry.getKey(), since, entry.getValue().latest())))
                .toList();
    }

    /** Returns the result of a check; one that JUnit never ran is not passed over, but ended here. */
    CheckResult resultOf(PlannedCheck check) {
        return Optional.ofNullable(results.get(check.id())).orElseGet(() -> {
            CheckResult missing =
                    resultOf.missing(check, Optional.ofNullable(elsewhere.peek()), progressOf(check), clock.instant());
            end(missing);
            return missing;
        });
    }

    private void end(CheckResult result) {
        if (results.putIfAbsent(result.id(), result) == null) {
            events.accept(new RunEvent.CheckEnded(clock.instant(), result));
        }
    }

    private Progress progressOf(PlannedCheck check) {
        return progress.computeIfAbsent(check.id(), id -> new Progress());
    }

    private Optional<PlannedCheck> check(TestIdentifier test) {
        return test.isTest() ? Optional.ofNullable(planned.get(test.getDisplayName())) : Optional.empty();
    }
}
