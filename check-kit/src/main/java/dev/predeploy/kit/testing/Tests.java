package dev.predeploy.kit.testing;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.check.Warning;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Explained;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.redaction.ToolText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Hears what becomes of checks under test. */
final class Tests implements TestExecutionListener {
    private final Map<String, List<String>> steps = new ConcurrentHashMap<>();
    private final Map<String, List<Finding>> warnings = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> evidence = new ConcurrentHashMap<>();
    private final Map<String, TestedCheck> results = new ConcurrentHashMap<>();
    private volatile Optional<Throwable> elsewhere = Optional.empty();

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        Optional.ofNullable(entry.getKeyValuePairs().get(Evidence.STEP))
                .ifPresent(step -> listOf(steps, test).add(step));
        Warning.of(entry.getKeyValuePairs())
                .ifPresent(warning -> listOf(warnings, test).add(warning));
    }

    private static <T> List<T> listOf(Map<String, List<T>> lists, TestIdentifier test) {
        return lists.computeIfAbsent(test.getDisplayName(), id -> Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public void fileEntryPublished(TestIdentifier test, FileEntry file) {
        try {
            evidence.computeIfAbsent(test.getDisplayName(), id -> new ConcurrentHashMap<>())
                    .put(file.getPath().getFileName().toString(), ToolText.of(Files.readAllBytes(file.getPath())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        end(test, Outcome.SKIPPED, Optional.empty(), reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<Explained> explained =
                result.getThrowable().filter(Explained.class::isInstance).map(Explained.class::cast);
        if (test.isTest() && (explained.isPresent() || result.getThrowable().isEmpty())) {
            Outcome outcome = explained.map(Explained::outcome).orElse(Outcome.PASSED);
            end(test, outcome, explained, explained.map(Explained::reason).orElse(""));
        } else {
            result.getThrowable().ifPresent(thrown -> elsewhere = Optional.of(thrown));
        }
    }

    private void end(TestIdentifier test, Outcome outcome, Optional<Explained> explained, String reason) {
        String id = test.getDisplayName();
        Optional<String> blockedBy =
                explained.filter(CheckNotRun.class::isInstance).flatMap(notRun -> ((CheckNotRun) notRun).blockedBy());
        List<Finding> findings =
                new ArrayList<>(explained.map(Explained::findings).orElse(List.of()));
        findings.addAll(warnings.getOrDefault(id, List.of()));
        results.put(
                id,
                new TestedCheck(
                        id,
                        outcome,
                        reason,
                        findings,
                        blockedBy,
                        steps.getOrDefault(id, List.of()),
                        evidence.getOrDefault(id, Map.of())));
    }

    TestedChecks results() {
        elsewhere.ifPresent(thrown -> {
            throw new IllegalStateException("The checks could not be run: " + thrown.getMessage(), thrown);
        });
        return new TestedChecks(results.values());
    }
}
