package dev.predeploy.kit.process;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.Workspace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the errors of compilers in what a build wrote: those of javac and gcc, {@code file:line: error: …} with or
 * without a column, and those of the TypeScript compiler, {@code file(line,column): error TS…: …}.
 */
public final class CompilerOutput {
    private static final int MOST_FINDINGS = 100;
    private static final int FURTHEST_CARET = 4;

    private static final Pattern UNIX = Pattern.compile(
            "^(?:\\[ERROR] )?(?=[^:]*\\p{L})([^\\s:\"'][^:\"']*):(\\d+):(?:(\\d+):)? (?:fatal )?error: (?:\\[([\\w-]+)] )?(.+)$");
    private static final Pattern MAVEN = Pattern.compile("^\\[ERROR] (/[^:]+\\.\\w+):\\[(\\d+),(\\d+)] ()(.+)$");
    private static final Pattern TYPESCRIPT =
            Pattern.compile("^(?:\\S*?: )?([^\\s(:\"'][^(:\"']*)\\((\\d+),(\\d+)\\): error (TS\\d+): (.+)$");
    private static final Pattern TYPESCRIPT_PRETTY =
            Pattern.compile("^([^\\s:\"'][^:\"']*):(\\d+):(\\d+) - error (TS\\d+): (.+)$");
    private static final List<Pattern> FORMS = List.of(UNIX, MAVEN, TYPESCRIPT, TYPESCRIPT_PRETTY);

    /** A line of BuildKit's own that repeats an instruction, and with it whatever the instruction says. */
    private static final Pattern INSTRUCTION = Pattern.compile("^#\\d+ (?!\\d+\\.\\d+ ).*");

    /** BuildKit begins each line of a step's output with the step's number and time; terminals are told colours. */
    private static final Pattern DECORATION = Pattern.compile("^(?:#\\d+ )?\\d+\\.\\d+ |\u001b\\[[0-9;]*m");

    private final UnaryOperator<String> userPath;

    /** Prepares to read; the operator turns a path that a compiler printed into the user's own. */
    public CompilerOutput(UnaryOperator<String> userPath) {
        this.userPath = userPath;
    }

    /** Prepares to read what was written by a command that ran in a folder of a workspace. */
    public static CompilerOutput in(Workspace workspace, Path directory) {
        return new CompilerOutput(path -> userPath(workspace, directory, path));
    }

    /** A path may start where a nested build ran; then it is shown as it is. */
    private static String userPath(Workspace workspace, Path directory, String path) {
        try {
            Path here = directory.resolve(path);
            return Files.exists(here) ? workspace.userPath(here.toString()) : workspace.userPath(path);
        } catch (InvalidPathException notAPath) {
            return path;
        }
    }

    /** Returns the errors, each once. */
    public List<Finding> findings(String output) {
        List<String> lines = output.lines()
                .filter(line -> !INSTRUCTION.matcher(line).matches())
                .map(line -> DECORATION.matcher(line).replaceAll(""))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < lines.size() && findings.size() < MOST_FINDINGS; i++) {
            List<String> after = lines.subList(i + 1, Math.min(lines.size(), i + 1 + FURTHEST_CARET));
            finding(lines.get(i), after)
                    .filter(each -> !findings.contains(each))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> finding(String line, List<String> after) {
        return FORMS.stream()
                .map(form -> form.matcher(line))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(error -> finding(error, after));
    }

    private Optional<Finding> finding(Matcher error, List<String> after) {
        int line = number(error.group(2));
        if (line == 0) {
            return Optional.empty();
        }
        int column = error.group(3) == null ? caret(after) : number(error.group(3));
        Finding finding =
                Finding.of(error.group(5).strip()).at(Place.file(userPath.apply(error.group(1)), line, column));
        String rule = error.group(4);
        return Optional.of(rule == null || rule.isEmpty() ? finding : finding.rule(rule));
    }

    /** javac tells the column by a caret beneath the source. */
    private static int caret(List<String> after) {
        return after.stream()
                .filter(line -> line.strip().equals("^"))
                .findFirst()
                .map(line -> line.indexOf('^') + 1)
                .orElse(0);
    }

    private static int number(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
