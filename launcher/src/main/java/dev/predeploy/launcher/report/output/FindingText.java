package dev.predeploy.launcher.report.output;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in plain text what a check found; formats that know no better share it. */
public final class FindingText {
    private FindingText() {}

    /** Returns the findings, a paragraph each, and the command that runs the check again. */
    public static String of(CheckResult check) {
        Stream<String> findings = check.account().findings().stream().map(FindingText::paragraph);
        String rerun = "Run it again: " + CleanText.line(check.account().rerun());
        return Stream.concat(findings, Stream.of(rerun)).collect(Collectors.joining("\n\n"));
    }

    /** Returns why a check did not pass, as one line that names its outcome where a format has no word for it. */
    public static String reason(CheckResult check) {
        String required = check.required() ? "" : " (not required)";
        String reason = CleanText.line(check.account().reason());
        return check.outcome().word() + required + (reason.isEmpty() ? "" : ": " + reason);
    }

    /**
     * Returns the checks that have something to say: what decides the verdict first, then what others wait for, and last
     * those that passed with a warning.
     */
    public static List<CheckResult> worstFirst(List<CheckResult> checks) {
        return checks.stream()
                .filter(check -> check.outcome() != Outcome.PASSED
                        || !check.account().findings().isEmpty())
                .sorted(Comparator.comparing((CheckResult check) -> check.outcome() == Outcome.PASSED)
                        .thenComparing(check -> check.outcome() == Outcome.SKIPPED)
                        .thenComparing(check -> !check.required())
                        .thenComparing(check -> check.account().blockedBy().isPresent())
                        .thenComparing(CheckResult::outcome))
                .toList();
    }

    /** Returns those of {@link #worstFirst} that hold a cause; what waited for one of them is told there. */
    public static List<CheckResult> causes(List<CheckResult> checks) {
        Set<CheckId> told = worstFirst(checks).stream().map(CheckResult::id).collect(Collectors.toSet());
        return worstFirst(checks).stream()
                .filter(check ->
                        check.account().blockedBy().filter(told::contains).isEmpty())
                .toList();
    }

    private static String paragraph(Finding finding) {
        String place = CleanText.line(finding.place().text());
        String rule =
                finding.rule().map(name -> "[" + CleanText.line(name) + "] ").orElse("");
        String head = (place.isEmpty() ? "" : place + ": ")
                + finding.severity().name().toLowerCase(Locale.ROOT) + ": "
                + rule + CleanText.of(finding.what());
        return Stream.of(
                        Stream.of(head),
                        finding.expected().stream().map(text -> part("expected", text)),
                        finding.actual().stream().map(text -> part("actual", text)),
                        finding.fix().stream().map(text -> part("fix", text)))
                .flatMap(line -> line)
                .collect(Collectors.joining("\n"));
    }

    private static String part(String name, String text) {
        String clean = CleanText.of(text);
        return clean.contains("\n")
                ? "  " + name + ":\n    " + clean.replace("\n", "\n    ")
                : "  " + name + ": " + clean;
    }
}
