package dev.predeploy.integration.drift;

import java.util.regex.Pattern;

/** Knows the names that PostgreSQL gives to indexes and constraints that nobody named; they differ from version to version. */
final class GeneratedName {
    private static final Pattern ENDING = Pattern.compile(".*_(pkey|key|fkey|check|excl|idx|not_null)\\d*");

    /** Of a table's long name PostgreSQL keeps at least this much, so that the whole has 63 bytes. */
    private static final int KEPT = 20;

    private GeneratedName() {}

    static boolean is(String name, String table) {
        String plain = plain(name);
        String begin = plain(table);
        return ENDING.matcher(plain).matches() && plain.startsWith(begin.substring(0, Math.min(KEPT, begin.length())));
    }

    private static String plain(String name) {
        return name.replaceAll("^\"|\"$", "");
    }
}
