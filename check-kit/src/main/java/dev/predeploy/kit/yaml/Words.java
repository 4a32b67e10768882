package dev.predeploy.kit.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns names and foreign text into what a message may hold. */
final class Words {
    private static final int LONGEST = 60;
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Words() {}

    /** Returns text from a file on one line, without control characters, and not too long. */
    static String shown(String text) {
        String line = text.codePoints()
                .limit(LONGEST + 1L)
                .map(point -> Character.isISOControl(point) || !Character.isDefined(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace('`', '\'');
        return line.codePointCount(0, line.length()) > LONGEST
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
                : line;
    }

    /** Returns a name of Java, {@code rateLimit} or {@code NOT_RUN}, as the stack file writes it. */
    static String kebab(String name) {
        return HUMP.matcher(name).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    static String listed(Collection<String> words) {
        return words.stream().map(word -> "`" + shown(word) + "`").collect(Collectors.joining(", "));
    }
}
