package dev.predeploy.build.compose.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an env file as Compose does: {@code NAME=value}, quotes over several lines, comments, {@code export}. */
public final class EnvFile {
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*(?:([=:])[ \\t]*(.*))?$");

    private final String text;
    private final List<Assignment> assignments = new ArrayList<>();

    private EnvFile(String text) {
        this.text = text;
        Matcher line = LINE.matcher(text);
        int from = 0;
        while (line.find(from)) {
            from = take(line);
            if (from >= text.length()) {
                break;
            }
        }
    }

    /** Returns the assignments of an env file, in its order. */
    public static List<Assignment> read(String text) {
        return List.copyOf(new EnvFile(text.replace("\r\n", "\n")).assignments);
    }

    /** Returns what stands behind the equals signs, also on lines that are no assignments: Compose quotes such lines. */
    public static Stream<String> possibleValues(String text) {
        return text.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(line.indexOf('=') + 1).strip());
    }

    /** Takes an assignment over, and returns where the next may begin. */
    private int take(Matcher line) {
        if (line.group(2) == null) {
            add(line, Optional.empty(), false);
            return line.end() + 1;
        }
        String rest = line.group(3);
        char quote = rest.isEmpty() ? ' ' : rest.charAt(0);
        if (quote == '"' || quote == '\'') {
            int end = closing(quote, line.start(3) + 1);
            if (end >= 0) {
                add(line, Optional.of(text.substring(line.start(3) + 1, end)), quote == '\'');
                int next = text.indexOf('\n', end);
                return next < 0 ? text.length() : next + 1;
            }
        }
        add(line, Optional.of(rest.replaceFirst("(?:^|[ \\t])#.*$", "").strip()), false);
        return line.end() + 1;
    }

    private int closing(char quote, int from) {
        for (int index = from; index < text.length(); index++) {
            if (text.charAt(index) == '\\' && quote == '"') {
                index++;
            } else if (text.charAt(index) == quote) {
                return index;
            }
        }
        return -1;
    }

    private void add(Matcher line, Optional<String> value, boolean isLiteral) {
        int at = line.start(1);
        int number = 1
                + (int) text.substring(0, at)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
        int column = at - text.lastIndexOf('\n', at);
        assignments.add(new Assignment(line.group(1), value, isLiteral, number, column));
    }
}
