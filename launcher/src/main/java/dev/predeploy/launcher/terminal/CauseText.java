package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.launcher.run.CheckResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a cause into words, the same for people and for agents. */
final class CauseText {
    private static final int LONGEST = 400;
    private static final int MOST_IDS = 10;
    private static final int MOST_EVIDENCE = 3;

    private final Path reports;
    private final int mostFindings;

    CauseText(Path reports, int mostFindings) {
        this.reports = reports;
        this.mostFindings = mostFindings;
    }

    /** A line of words, how deep it stands below the heading, and whether it has to stay on one line. */
    record Part(int depth, String text, boolean whole) {
        Part(int depth, String text) {
            this(depth, text, false);
        }

        void on(Page page, String indent) {
            if (whole) {
                page.whole(indent + "  ".repeat(depth), text);
            } else {
                page.text(indent + "  ".repeat(depth), text);
            }
        }
    }

    /** Returns the check's id and reason. */
    static String heading(Cause cause) {
        CheckResult check = cause.check();
        String required = check.required() ? "" : " (not required)";
        return check.id() + required + ": " + shorten(check.account().reason());
    }

    /** Returns where a finding is, the rule it breaks and what is wrong. */
    static String line(Finding finding) {
        return line(finding, "");
    }

    List<Part> below(Cause cause) {
        List<Part> parts = new ArrayList<>();
        CheckResult check = cause.check();
        List<Finding> findings = check.account().findings();
        findings.stream()
                .limit(mostFindings)
                .forEach(finding -> tell(finding, check.account().reason(), parts));
        if (findings.size() > mostFindings) {
            parts.add(new Part(
                    1,
                    "and %d more findings, in %s"
                            .formatted(findings.size() - mostFindings, reports.resolve("report.json"))));
        }
        parts.addAll(commands(cause));
        return parts;
    }

    /** Returns what to look at and to run, without the findings. */
    List<Part> commands(Cause cause) {
        List<Part> parts = new ArrayList<>();
        CheckResult check = cause.check();
        tellIds("the same for", cause.sameFor(), parts);
        tellIds("not run because of it", cause.blocked(), parts);
        tellEvidence(check.account().evidence(), parts);
        if (!check.account().rerun().isBlank()) {
            parts.add(new Part(1, "rerun: " + Words.clean(check.account().rerun()), true));
        }
        return parts;
    }

    private static void tell(Finding finding, String reason, List<Part> parts) {
        String line = line(finding, reason);
        int depth = line.isEmpty() ? 1 : 2;
        if (!line.isEmpty()) {
            parts.add(new Part(1, line));
        }
        finding.expected().ifPresent(text -> parts.add(new Part(depth, "expected: " + shorten(text))));
        finding.actual().ifPresent(text -> parts.add(new Part(depth, "actual: " + lastOf(text))));
        finding.fix().ifPresent(text -> parts.add(new Part(depth, "fix: " + shorten(text))));
    }

    private static String line(Finding finding, String reason) {
        String rule = finding.rule().map(text -> " [" + text + "]").orElse("");
        String what = finding.what().equals(reason) ? "" : " " + finding.what();
        String warning = finding.severity() == Severity.WARNING && !what.isEmpty() ? " warning:" : "";
        return shorten(finding.place().text() + rule + warning + what);
    }

    private static void tellIds(String label, List<CheckId> ids, List<Part> parts) {
        if (!ids.isEmpty()) {
            List<String> texts = ids.stream().map(CheckId::toString).toList();
            parts.add(new Part(1, "%s (%d): %s".formatted(label, ids.size(), Words.list(texts, MOST_IDS))));
        }
    }

    private void tellEvidence(List<String> evidence, List<Part> parts) {
        evidence.stream()
                .limit(MOST_EVIDENCE)
                .forEach(path -> parts.add(new Part(
                        1, "evidence: " + Words.clean(reports.resolve(path).toString()), true)));
        if (evidence.size() > MOST_EVIDENCE) {
            parts.add(
                    new Part(1, "and %d more pieces of evidence beside it".formatted(evidence.size() - MOST_EVIDENCE)));
        }
    }

    /** Of several lines, a tool says last what went wrong. */
    private static String lastOf(String text) {
        String line = Words.clean(text);
        boolean isLog = text.strip().contains("\n") && line.length() > LONGEST;
        return isLog ? "... " + line.substring(line.offsetByCodePoints(line.length(), -LONGEST)) : shorten(text);
    }

    private static String shorten(String text) {
        return Words.clip(Words.clean(text), LONGEST, " ...");
    }
}
