package dev.predeploy.launcher.options;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.yaml.Nearest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pattern over check ids. {@code *} stands for any letters within one part, {@code ?} for one letter, {@code **}
 * for any number of whole parts. A pattern without a slash is compared with each part: {@code mypy} is every check of
 * that name, {@code lint} every one of that kind. A pattern that names a stage or a kind stands for all below it:
 * {@code quality/lint} is {@code quality/lint/*}.
 *
 * @param text the pattern as it was given
 */
public record Glob(String text) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._*?/-]+");

    /**
     * Refuses what can match no id.
     *
     * @throws IllegalArgumentException if it is empty, holds a character that no id has, or an empty part
     */
    public Glob {
        if (!ALLOWED.matcher(text).matches()
                || Arrays.asList(text.split("/", -1)).contains("")) {
            throw new IllegalArgumentException("Not a pattern over check ids: " + text);
        }
    }

    /** Says whether an id is among those that the pattern stands for. */
    public boolean matches(CheckId id) {
        Pattern pattern = Pattern.compile(expression());
        Stream<String> candidates =
                text.contains("/") ? Stream.of(id.toString()) : Stream.of(id.stage(), id.kind(), id.name());
        return candidates.anyMatch(candidate -> pattern.matcher(candidate).matches());
    }

    /** Says whether the pattern stands for an id and says its kind: {@code soak}, {@code staging/soak/api}, but not {@code staging}. */
    boolean names(CheckId id) {
        return matches(id) && List.of(text.split("/", -1)).contains(id.kind());
    }

    /** Returns up to three of the ids that somebody who mistyped the pattern may have meant, the nearest first. */
    public List<CheckId> nearest(List<CheckId> ids) {
        return ids.stream()
                .sorted(Comparator.comparingInt(this::distance))
                .limit(3)
                .toList();
    }

    private String expression() {
        StringBuilder expression = new StringBuilder();
        String[] parts = text.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("**")) {
                expression.append(last ? ".*" : "(?:[^/]+/)*");
            } else {
                expression.append(part(parts[i])).append(last ? "(?:/.*)?" : "/");
            }
        }
        return expression.toString();
    }

    private static String part(String part) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char letter = part.charAt(i);
            switch (letter) {
                case '*' -> expression.append("[^/]*");
                case '?' -> expression.append("[^/]");
                case '.' -> expression.append("\\.");
                default -> expression.append(letter);
            }
        }
        return expression.toString();
    }

    private int distance(CheckId id) {
        List<String> wanted = Stream.of(text.split("/", -1))
                .filter(part -> !part.equals("**"))
                .toList();
        List<String> parts = List.of(id.stage(), id.kind(), id.name());
        int best = Integer.MAX_VALUE;
        for (int shift = 0; shift <= Math.max(0, parts.size() - wanted.size()); shift++) {
            best = Math.min(best, distance(wanted, parts.subList(shift, parts.size())));
        }
        return best;
    }

    private static int distance(List<String> wanted, List<String> parts) {
        int sum = 0;
        for (int i = 0; i < wanted.size(); i++) {
            String word = i < parts.size() ? parts.get(i) : "";
            sum += distance(wanted.get(i), word);
        }
        return sum;
    }

    /** Returns 0 for the same word, 1 for a mistyped one, 3 for another. */
    private static int distance(String wanted, String word) {
        if (word.matches(part(wanted))) {
            return 0;
        }
        return Nearest.word(wanted, List.of(word)).isPresent() ? 1 : 3;
    }

    @Override
    public String toString() {
        return text;
    }
}
