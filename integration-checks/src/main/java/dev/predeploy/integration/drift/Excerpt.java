package dev.predeploy.integration.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts a definition to one line: of a long one, the first that differs from the other. */
final class Excerpt {
    private static final int LONGEST = 300;

    private Excerpt() {}

    static String of(String text, Optional<String> other) {
        List<String> lines = lines(text);
        List<String> others = other.map(Excerpt::lines).orElse(List.of());
        if (others.isEmpty() || (lines.size() == 1 && others.size() == 1)) {
            return cut(text.isEmpty() ? "it is there" : String.join(" ", lines));
        }
        int line = 0;
        while (line < Math.min(lines.size(), others.size()) && lines.get(line).equals(others.get(line))) {
            line++;
        }
        return line < lines.size()
                ? cut("line %d: %s".formatted(line + 1, lines.get(line).strip()))
                : "no line " + (line + 1);
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
