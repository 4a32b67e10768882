package dev.predeploy.launcher.report.output;

import dev.predeploy.kit.redaction.HarmlessText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes from a text what no report may carry: escape sequences, control characters, halves of characters. */
public final class CleanText {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");
    private static final int LONGEST = 20_000;

    private CleanText() {}

    /** Returns a text of several lines, cleaned and at most 20,000 characters long. */
    public static String of(String text) {
        return cut(clean(text), LONGEST);
    }

    /** Returns a text as one line, cleaned. */
    public static String line(String text) {
        String clean = of(text);
        if (clean.indexOf('\n') < 0) {
            return clean.strip();
        }
        return clean.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Returns the beginning of a text, with a word on how long it was if it is cut. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "… (cut: %d characters in all)".formatted(text.length());
    }

    /** Returns a text, cleaned, with a word in its place where nothing is left of it. */
    public static String some(String text) {
        String line = of(text).strip();
        return line.isEmpty() ? "(no readable text)" : line;
    }

    private static String clean(String text) {
        return isPlain(text) ? text : HarmlessText.of(LINE_END.matcher(text).replaceAll("\n"));
    }

    /** Says whether a text is of one line in plain letters, as most are: nothing is to be looked for in those. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
