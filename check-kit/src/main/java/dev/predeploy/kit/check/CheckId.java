package dev.predeploy.kit.check;

import java.util.regex.Pattern;

/**
 * Names one check: {@code stage/kind/name}, such as {@code quality/types/mypy}.
 *
 * @param stage the stage, such as {@code quality}
 * @param kind the sort of check, the same word as its key in the stack file
 * @param name the entry's name in the stack file
 */
public record CheckId(String stage, String kind, String name) implements Comparable<CheckId> {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** Refuses parts that could not stand in a path: each starts with a letter or digit, then also {@code . _ -}. */
    public CheckId {
        if (!isPart(stage) || !isPart(kind) || !isPart(name)) {
            throw new IllegalArgumentException("Not a check id: " + stage + "/" + kind + "/" + name);
        }
    }

    /** Says whether a text can be one of the three parts. */
    public static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    /**
     * Reads an id from its text.
     *
     * @throws IllegalArgumentException if it is not three parts between slashes
     */
    public static CheckId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a check id (stage/kind/name): " + text);
        }
        return new CheckId(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(CheckId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return stage + "/" + kind + "/" + name;
    }
}
