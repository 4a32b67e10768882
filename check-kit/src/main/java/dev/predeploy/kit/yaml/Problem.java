package dev.predeploy.kit.yaml;

import java.util.Comparator;

/**
 * One thing that is wrong with a file.
 *
 * @param file the file, as the user named it
 * @param line the line, counted from 1; 0 if the problem is about the whole file
 * @param column the column in characters, counted from 1; 0 if the problem is about the whole file
 * @param what what is wrong, in one line
 * @param fix what to do about it, in one line
 */
public record Problem(String file, int line, int column, String what, String fix) implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::what)
            .thenComparing(Problem::fix);

    /** Returns a problem of a whole file. */
    public static Problem ofFile(String file, String what, String fix) {
        return new Problem(file, 0, 0, what, fix);
    }

    /** Returns place and problem in the form that editors and terminals make clickable. */
    public String text() {
        return line == 0 ? file + ": " + what : "%s:%d:%d: %s".formatted(file, line, column, what);
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }
}
