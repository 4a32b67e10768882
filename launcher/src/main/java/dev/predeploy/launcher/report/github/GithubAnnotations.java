package dev.predeploy.launcher.report.github;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.report.output.FindingText;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what is wrong in the annotations of GitHub Actions, which shows ten errors and ten warnings of a step and drops
 * the rest unseen: so the last one says how many more there are.
 */
public final class GithubAnnotations {
    private static final int MOST = 10;

    private final Optional<Path> workspace;

    /**
     * Makes the writer.
     *
     * @param workspace where the repository is checked out, {@code GITHUB_WORKSPACE}, to which paths are relative
     */
    public GithubAnnotations(Optional<Path> workspace) {
        this.workspace = workspace;
    }

    /** Returns the lines for the runner, each a command; print them while commands are obeyed. */
    public List<String> lines(Run run) {
        String prefix = prefix(run.head().stackFile());
        List<Note> notes = FindingText.causes(run.checks()).stream()
                .filter(check -> check.outcome() != Outcome.SKIPPED)
                .flatMap(check -> notes(check, prefix))
                .toList();
        return Stream.of("error", "warning")
                .flatMap(level -> limited(level, notes).stream())
                .toList();
    }

    private static List<String> limited(String level, List<Note> notes) {
        List<String> lines = notes.stream()
                .filter(note -> note.level.equals(level))
                .map(Note::line)
                .toList();
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MOST - 1));
        shown.add("::%s title=Predeploy::%d more %ss: see summary.md or report.json"
                .formatted(level, lines.size() - shown.size(), level));
        return shown;
    }

    private static Stream<Note> notes(CheckResult check, String prefix) {
        String title = "title="
                + WorkflowCommands.property(check.id() + " " + check.outcome().word());
        List<Finding> findings = check.account().findings();
        if (findings.isEmpty()) {
            return Stream.of(new Note(
                    level(check, Severity.ERROR),
                    title,
                    CleanText.line(check.account().reason())));
        }
        return findings.stream()
                .map(finding -> new Note(
                        level(check, finding.severity()), place(finding.place(), prefix) + title, message(finding)));
    }

    private static String level(CheckResult check, Severity severity) {
        return check.required() && severity == Severity.ERROR ? "error" : "warning";
    }

    private static String place(Place place, String prefix) {
        if (!(place instanceof Place.InFile file)) {
            return "";
        }
        boolean absolute = file.file().startsWith("/") || file.file().matches("[A-Za-z]:.*");
        StringBuilder text = new StringBuilder("file=")
                .append(WorkflowCommands.property(CleanText.line((absolute ? "" : prefix) + file.file())));
        add(text, "line", file.span().line());
        add(text, "endLine", file.span().endLine());
        add(text, "col", file.span().column());
        add(text, "endColumn", file.span().endColumn());
        return text.append(',').toString();
    }

    private static void add(StringBuilder text, String name, int number) {
        if (number > 0) {
            text.append(',').append(name).append('=').append(number);
        }
    }

    private static String message(Finding finding) {
        StringBuilder text = new StringBuilder(CleanText.of(finding.what()));
        finding.rule()
                .ifPresent(
                        rule -> text.append(" [").append(CleanText.line(rule)).append(']'));
        finding.expected().ifPresent(it -> text.append("\nexpected: ").append(CleanText.of(it)));
        finding.actual().ifPresent(it -> text.append("\nactual: ").append(CleanText.of(it)));
        finding.fix().ifPresent(it -> text.append("\nfix: ").append(CleanText.of(it)));
        return CleanText.cut(text.toString(), 4_000);
    }

    private String prefix(Path stackFile) {
        Path folder = stackFile.resolveSibling(".").normalize();
        return workspace
                .map(root -> root.toAbsolutePath().normalize())
                .filter(folder::startsWith)
                .map(root -> root.relativize(folder).toString().replace('\\', '/'))
                .filter(path -> !path.isEmpty())
                .map(path -> path + "/")
                .orElse("");
    }

    /** One annotation; its properties are escaped already, its message is not. */
    private record Note(String level, String properties, String message) {
        String line() {
            return WorkflowCommands.inline("::" + level + " " + properties + "::" + WorkflowCommands.data(message));
        }
    }
}
