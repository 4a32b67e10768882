package dev.predeploy.launcher.report.markdown;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.StageResult;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code evidence/index.md}, which ties together what all checks kept: a table for each stage with links, and the
 * gist of each transcript. It can be pasted whole into a status report: it is shorter than the 65,536 characters that
 * GitHub takes for a comment.
 */
public final class EvidenceMarkdown implements ReportWriter {
    private static final int BUDGET = 60_000;
    private static final int BUDGET_OF_TABLES = 30_000;
    private static final int LONGEST_REASON = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "evidence/index.md";
    }

    @Override
    public void write(Run run, OutputFolder folder) throws IOException {
        folder.write(name(), text(run, folder));
    }

    private static String text(Run run, OutputFolder folder) throws IOException {
        StringBuilder text = new StringBuilder(head(run));
        for (StageResult stage : run.stages()) {
            text.append("\n## %s %s %s\n\n"
                    .formatted(
                            stage.name(),
                            CheckMarkdown.mark(stage.outcome()),
                            stage.outcome().word()));
            text.append("| Check | Outcome | Time | Evidence |\n| --- | --- | ---: | --- |\n");
            List<String> rows =
                    worstFirst(stage.checks()).map(EvidenceMarkdown::row).toList();
            append(text, rows, BUDGET_OF_TABLES, "\n%d more in `report.json`.\n");
        }
        append(text, gists(run, folder), BUDGET, "\nThe transcripts of %d more checks are in `evidence.zip`.\n");
        return text.toString();
    }

    /** Appends as many parts as there is room for, and tells how many are left. */
    private static void append(StringBuilder text, List<String> parts, int budget, String rest) {
        int size = SummaryMarkdown.bytes(text);
        int told = 0;
        while (told < parts.size() && size + SummaryMarkdown.bytes(parts.get(told)) <= budget) {
            size += SummaryMarkdown.bytes(parts.get(told));
            text.append(parts.get(told++));
        }
        if (told < parts.size()) {
            text.append(rest.formatted(parts.size() - told));
        }
    }

    private static String head(Run run) {
        String environment = run.head().environment().entrySet().stream()
                .map(each -> Markdown.words(each.getKey()) + ": " + Markdown.words(each.getValue()))
                .collect(Collectors.joining(" · "));
        return """
                # Evidence of %s: %s %s

                %s · %s%s · exit code %d
                %s%s""".formatted(
                        Markdown.code(run.head().stack()),
                        SummaryMarkdown.mark(run),
                        run.verdict().word(),
                        TIME.format(run.head().startedAt()),
                        SummaryMarkdown.revision(run),
                        SummaryMarkdown.seconds(run.duration()),
                        run.verdict().exitCode(),
                        environment.isEmpty() ? "" : "\n" + environment + "\n",
                        run.ending().isEmpty() ? "" : "\n" + Markdown.words(run.ending()) + "\n");
    }

    private static Stream<CheckResult> worstFirst(List<CheckResult> checks) {
        return checks.stream().sorted(Comparator.comparing(check -> check.outcome() == Outcome.PASSED));
    }

    private static String row(CheckResult check) {
        String reason = check.account().reason();
        String links =
                check.account().evidence().stream().map(EvidenceMarkdown::link).collect(Collectors.joining(" "));
        return "| %s | %s %s%s%s | %s | %s |\n"
                .formatted(
                        Markdown.cell(check.id().kind() + "/" + check.id().name()),
                        CheckMarkdown.mark(check.outcome()),
                        check.outcome().word(),
                        check.required() ? "" : " (not required)",
                        reason.isEmpty() ? "" : ": " + Markdown.cell(CleanText.cut(reason, LONGEST_REASON)),
                        SummaryMarkdown.seconds(check.duration()),
                        links);
    }

    private static String link(String file) {
        String fromHere = file.substring(file.indexOf('/') + 1);
        String name = file.substring(file.lastIndexOf('/') + 1);
        return fromHere.matches("[A-Za-z0-9._/-]+") ? "[%s](%s)".formatted(name, fromHere) : Markdown.cell(name);
    }

    private static List<String> gists(Run run, OutputFolder folder) throws IOException {
        List<String> gists = new ArrayList<>();
        int size = 0;
        for (StageResult stage : run.stages()) {
            for (CheckResult check : worstFirst(stage.checks()).toList()) {
                Optional<String> file = Excerpt.mostTelling(check.account().evidence());
                if (file.isPresent()) {
                    String gist = size > BUDGET ? "" : gist(check, Excerpt.of(folder.resolve(file.get())));
                    size += SummaryMarkdown.bytes(gist);
                    gists.add(gist);
                }
            }
        }
        return gists;
    }

    private static String gist(CheckResult check, String excerpt) {
        return excerpt.isBlank()
                ? ""
                : "\n### %s %s\n%s\n"
                        .formatted(
                                CheckMarkdown.mark(check.outcome()),
                                Markdown.code(check.id().toString()),
                                Markdown.fenced(excerpt));
    }
}
