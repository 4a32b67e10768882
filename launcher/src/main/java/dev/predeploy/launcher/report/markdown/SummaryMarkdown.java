package dev.predeploy.launcher.report.markdown;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.report.output.FindingText;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Counts;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.StageResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes {@code summary.md}: the verdict, a table of the stages, and what each check has to say that did not pass or warns,
 * cut to less than the 1 MiB beyond which GitHub drops a step summary whole.
 */
public final class SummaryMarkdown implements ReportWriter {
    /** How many bytes a summary has at most. */
    public static final int BUDGET = 900_000;

    private static final int ROOM_FOR_THE_END = 500;

    @Override
    public String name() {
        return "summary.md";
    }

    @Override
    public void write(Run run, OutputFolder folder) throws IOException {
        folder.write(name(), text(run, BUDGET));
    }

    /** Returns the summary in at most so many bytes of UTF-8. */
    public static String text(Run run, int budget) {
        StringBuilder text = new StringBuilder(head(run));
        int left = budget - ROOM_FOR_THE_END - bytes(text);
        List<CheckResult> checks = FindingText.worstFirst(run.checks());
        List<CheckResult> speaking = checks.stream()
                .filter(check -> check.account().blockedBy().isEmpty())
                .toList();
        int told = 0;
        for (CheckResult check : speaking) {
            String section = CheckMarkdown.of(check, waitingFor(check, run.checks()));
            int size = bytes(section);
            if (size > left) {
                break;
            }
            text.append(section);
            left -= size;
            told++;
        }
        return text.append(rest(speaking.size() - told)).toString();
    }

    private static List<CheckResult> waitingFor(CheckResult cause, List<CheckResult> checks) {
        return checks.stream()
                .filter(check ->
                        check.account().blockedBy().filter(cause.id()::equals).isPresent())
                .toList();
    }

    private static String rest(int untold) {
        return untold == 0
                ? ""
                : "\n---\n%d more %s would make this page too long: see `report.json`.\n"
                        .formatted(untold, untold == 1 ? "check" : "checks");
    }

    private static String head(Run run) {
        String how = run.brokeBesideItsChecks() ? "No check is at fault: " : "The run ended early: ";
        String ending = run.ending().isEmpty() ? "" : "\n" + how + Markdown.words(run.ending()) + "\n";
        return """
                ## Predeploy: %s %s

                Stack %s · %s%s · exit code %d
                %s
                | Stage | Outcome | Passed | Failed | Broken | Not run | Skipped | Time |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                %s""".formatted(
                        mark(run),
                        run.verdict().word().toUpperCase(Locale.ROOT),
                        Markdown.code(run.head().stack()),
                        revision(run),
                        seconds(run.duration()),
                        run.verdict().exitCode(),
                        ending,
                        run.stages().stream().map(SummaryMarkdown::row).collect(Collectors.joining()));
    }

    /** Returns the commit and a sign behind it; nothing where there is none. */
    static String revision(Run run) {
        return run.head()
                .revision()
                .map(at ->
                        "Commit %s%s · ".formatted(Markdown.code(at.commit()), at.dirty() ? " and local changes" : ""))
                .orElse("");
    }

    private static String row(StageResult stage) {
        Counts counts = Counts.of(stage.checks());
        return "| %s | %s %s | %d | %d | %d | %d | %d | %s |\n"
                .formatted(
                        Markdown.cell(stage.name()),
                        CheckMarkdown.mark(stage.outcome()),
                        stage.outcome().word(),
                        counts.passed(),
                        counts.failed(),
                        counts.broken(),
                        counts.notRun(),
                        counts.skipped(),
                        seconds(stage.duration()));
    }

    static String mark(Run run) {
        return switch (run.verdict()) {
            case PASSED -> CheckMarkdown.mark(Outcome.PASSED);
            case FAILED -> CheckMarkdown.mark(Outcome.FAILED);
            case BROKEN -> CheckMarkdown.mark(Outcome.BROKEN);
            case NOT_RUN, INTERRUPTED -> CheckMarkdown.mark(Outcome.NOT_RUN);
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
