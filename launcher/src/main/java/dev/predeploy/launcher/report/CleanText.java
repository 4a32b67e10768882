package dev.predeploy.launcher.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes from a text what no report may carry: escape sequences, control characters, halves of characters. */
final class CleanText {
    private static final String LOST = "\uFFFD";
    private static final Pattern ESCAPE_SEQUENCE = Pattern.compile(
            "\\x1b[\\]PX^_][^\\x07\\x1b\\n]*(?:\\x07|\\x1b\\\\)?|[\\x1b\\x9b]\\[?[0-9:;<=>?]*[ -/]*[@-~]|\\x1b");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\p{Cntrl}\\p{Cs}\\u0080-\\u009f\\ufffe\\uffff" + "\\u202a-\\u202e\\u2066-\\u2069\\ufeff&&[^\\n\\t]]");
    private static final int LONGEST = 20_000;

    private CleanText() {}

    /** Returns a text of several lines, cleaned and at most 20,000 characters long. */
    static String of(String text) {
        return cut(clean(text), LONGEST);
    }

    /** Returns a text as one line, cleaned. */
    static String line(String text) {
        return of(text).lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns the beginning of a text, with a word on how long it was if it is cut. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "… (cut: %d characters in all)".formatted(text.length());
    }

    private static String clean(String text) {
        if (text.chars().allMatch(it -> (it >= ' ' && it <= '~') || it == '\n' || it == '\t')) {
            return text;
        }
        String lines = LINE_END.matcher(text).replaceAll("\n");
        String plain = ESCAPE_SEQUENCE.matcher(lines).replaceAll("");
        return FORBIDDEN.matcher(plain).replaceAll(LOST);
    }
}
