package dev.predeploy.kit.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of PostgreSQL.
 *
 * @param major the major version, such as 16
 * @param minor the minor version, such as 15
 */
public record PostgresVersion(int major, int minor) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,3}))?");
    private static final Map<Integer, Integer> NEWEST = new TreeMap<>(Map.of(14, 24, 15, 19, 16, 15, 17, 11, 18, 6));

    /** Refuses what no binaries exist for. */
    public PostgresVersion {
        if (!NEWEST.containsKey(major)) {
            throw new IllegalArgumentException("PostgreSQL " + major + " is not among " + NEWEST.keySet());
        }
    }

    /** Returns the version that is used where a stack names none; its binaries come with this library. */
    public static PostgresVersion standard() {
        return parse("16");
    }

    /**
     * Reads a major version ({@code 16}), which stands for its newest known minor version, or an exact one
     * ({@code 16.15}).
     *
     * @throws IllegalArgumentException if it is neither, or a major version without binaries
     */
    public static PostgresVersion parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no version of PostgreSQL, such as 16 or 16.15");
        }
        int major = Integer.parseInt(matcher.group(1));
        String minor = matcher.group(2);
        return new PostgresVersion(major, minor == null ? NEWEST.getOrDefault(major, 0) : Integer.parseInt(minor));
    }

    /** Returns the official image that holds the newest of this major version. */
    public String image() {
        return "postgres:" + major + "-alpine";
    }

    /** Returns the version of the Maven artifact that holds the binaries. */
    String artifactVersion() {
        return major + "." + minor + ".0";
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
