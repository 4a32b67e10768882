package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Counts;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the verdict of a run into words: how it ended, how many checks came to what, what to do next. */
final class ResultText {
    private final Run run;
    private final Output.Hints hints;

    ResultText(Run run, Output.Hints hints) {
        this.run = run;
        this.hints = hints;
    }

    /** Returns how many checks came to what, leaving out what none came to. */
    String counts() {
        return counts((outcome, text) -> text);
    }

    private String counts(BiFunction<Outcome, String, String> mark) {
        Counts counts = Counts.of(run.checks());
        if (counts.total() == 0) {
            return "no check ran";
        }
        return Stream.of(Outcome.values())
                .filter(outcome -> counts.of(outcome) > 0)
                .map(outcome -> mark.apply(
                        outcome, counts.of(outcome) + " " + outcome.word().replace('-', ' ')))
                .collect(Collectors.joining(", "));
    }

    /** Returns what to do next, if the verdict asks for anything. */
    private Optional<String> next() {
        return switch (run.verdict()) {
            case PASSED -> Optional.empty();
            case FAILED -> Optional.of("repair the first root cause, then run");
            case BROKEN ->
                Optional.of(
                        run.brokeBesideItsChecks()
                                ? "mend what that names, then run again: no check is at fault"
                                : "a check could not do its work, which says nothing about the stack; repair that, then run");
            case NOT_RUN ->
                run.checks().isEmpty()
                        ? Optional.of(
                                "declare checks in the stack file, or select some that are there; to see them, run")
                        : Optional.of(notRun() + "; then run");
            case INTERRUPTED -> Optional.of("run it again: what did not run is neither passed nor failed");
        };
    }

    private String notRun() {
        boolean absent =
                run.checks().stream().anyMatch(check -> check.required() && check.outcome() == Outcome.NOT_RUN);
        return absent
                ? "provide what is absent, or let the stack file say `required: false`"
                : "no check passed, which is no pass: skip less, or mend what is not required";
    }

    private Optional<String> command() {
        if (run.brokeBesideItsChecks()) {
            return Optional.empty();
        }
        return switch (run.verdict()) {
            case PASSED, INTERRUPTED -> Optional.empty();
            case FAILED, BROKEN, NOT_RUN ->
                Cause.of(run.checks()).stream()
                        .map(cause -> cause.check().account().rerun())
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .or(() -> Optional.of(hints.list()));
        };
    }

    void on(Page page) {
        Screen screen = page.screen();
        String word = run.verdict().word().replace('-', ' ').toUpperCase(Locale.ROOT);
        String result = "  RESULT: " + word;
        page.rule();
        page.spread(
                new Page.Lead(screen.paint(Ink.of(run.verdict()), result), Words.width(result)),
                "",
                "Total: " + DurationWords.of(run.duration()));
        page.rule();
        page.text("  ", counts((outcome, text) -> screen.theme().mark(outcome) + " " + text));
        optional().ifPresent(text -> page.text("  ", text));
        if (!run.ending().isBlank()) {
            page.text("  ", run.brokeBesideItsChecks() ? "Because: " : "Ended early: ", run.ending());
        }
        next().ifPresent(text -> page.text("  ", "Next: ", text));
        command().ifPresent(text -> page.whole("        ", text));
        page.text("  ", "Reports: ", hints.reports() + " (summary.md, report.json, allure-report/index.html)");
        if (run.verdict() != Verdict.PASSED) {
            page.text("  ", "Exit code: ", Integer.toString(run.verdict().exitCode()));
        }
    }

    private Optional<String> optional() {
        long count = run.checks().stream()
                .filter(check -> !check.required())
                .map(CheckResult::outcome)
                .filter(outcome -> outcome != Outcome.PASSED && outcome != Outcome.SKIPPED)
                .count();
        return count == 0 ? Optional.empty() : Optional.of(count + " of these not required, so not part of the result");
    }
}
