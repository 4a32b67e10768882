package dev.predeploy.launcher.report.markdown;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.run.CheckResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in Markdown what a check has to say that did not pass, or that warns. */
final class CheckMarkdown {
    private static final int MOST_FINDINGS = 50;
    private static final int LONGEST_TEXT = 4_000;

    private CheckMarkdown() {}

    /** Returns the sign of an outcome. */
    static String mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case BROKEN -> "💥";
            case NOT_RUN -> "⚪";
            case SKIPPED -> "⏭️";
        };
    }

    /** Returns the section of a check, with those that could not run because of it. */
    static String of(CheckResult check, List<CheckResult> waiting) {
        StringBuilder text = new StringBuilder("\n### %s %s %s%s\n\n"
                .formatted(
                        mark(check.outcome()),
                        Markdown.code(check.id().toString()),
                        check.outcome().word(),
                        check.required() ? "" : " (not required)"));
        boolean passed = check.outcome() == Outcome.PASSED;
        String reason = passed ? "With warnings:" : check.account().reason();
        text.append(Markdown.words(cut(reason))).append('\n');
        List<Finding> findings = check.account().findings();
        text.append(findings.isEmpty() ? "" : "\n");
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> text.append(finding(finding)));
        if (findings.size() > MOST_FINDINGS) {
            text.append("- and %d more findings in `report.json`\n".formatted(findings.size() - MOST_FINDINGS));
        }
        list(
                text,
                "Could not run because of this",
                waiting.stream().map(it -> it.id().toString()).toList());
        list(text, "Evidence", check.account().evidence());
        list(text, "Run it again", List.of(check.account().rerun()));
        return text.toString();
    }

    private static void list(StringBuilder text, String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        text.append("\n").append(name).append(":");
        values.stream().limit(MOST_FINDINGS).forEach(value -> text.append(' ').append(Markdown.code(cut(value))));
        if (values.size() > MOST_FINDINGS) {
            text.append(" and %d more".formatted(values.size() - MOST_FINDINGS));
        }
        text.append('\n');
    }

    private static String finding(Finding finding) {
        String place = finding.place().text();
        StringBuilder text = new StringBuilder("- ");
        if (!place.isEmpty()) {
            text.append(Markdown.code(cut(place))).append(' ');
        }
        text.append(finding.severity().name().toLowerCase(Locale.ROOT)).append(' ');
        finding.rule().ifPresent(rule -> text.append(Markdown.code(cut(rule))).append(' '));
        text.append(Markdown.words(cut(finding.what()))).append('\n');
        part(text, "expected", finding.expected());
        part(text, "actual", finding.actual());
        part(text, "fix", finding.fix());
        return text.toString();
    }

    private static void part(StringBuilder text, String name, Optional<String> value) {
        value.ifPresent(it -> text.append("  - ")
                .append(name)
                .append(':')
                .append(Markdown.block(cut(it), "    "))
                .append('\n'));
    }

    private static String cut(String text) {
        return CleanText.cut(text, LONGEST_TEXT);
    }
}
