package dev.predeploy.launcher.report.markdown;

import dev.predeploy.launcher.report.output.CleanText;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts foreign text into Markdown (GitHub Flavored Markdown) so that it is shown and nothing else. What is not plainly
 * harmless stands as code, where neither HTML, links, mentions nor issue numbers are looked for.
 */
final class Markdown {
    private static final int LONGEST_PLAIN = 500;
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9 ,;'()?/-]++|[.:](?= |$|\\d))*+");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private Markdown() {}

    /** Returns a line as running text if it is plain words, else as code. */
    static String words(String text) {
        String line = CleanText.line(text);
        return line.length() <= LONGEST_PLAIN && PLAIN.matcher(line).matches() ? line : code(line);
    }

    /** Returns a line as code. */
    static String code(String text) {
        String line = CleanText.line(text);
        if (line.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String padding = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + padding + line + padding + fence;
    }

    /** Returns a line as code for a cell of a table, where a pipe would end the cell. */
    static String cell(String text) {
        return code(text.replace("|", "\uFF5C"));
    }

    /** Returns a text of one line as code, of several as a block, each line of it indented. */
    static String block(String text, String indent) {
        String clean = CleanText.of(text).stripTrailing();
        if (!clean.contains("\n")) {
            return " " + code(clean);
        }
        return ("\n" + fenced(clean)).replaceAll("\n(?=[^\n])", "\n" + indent);
    }

    /** Returns a text as a block of code. */
    static String fenced(String text) {
        String clean = CleanText.of(text).stripTrailing();
        String fence = "`".repeat(Math.max(3, longestRun(clean) + 1));
        return "\n" + fence + "text\n" + clean + "\n" + fence;
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(Markdown::length)
                .max()
                .orElse(0);
    }

    private static int length(MatchResult run) {
        return run.end() - run.start();
    }
}
