package dev.predeploy.quality.report;

import java.util.regex.Pattern;

/** Makes one readable line of what a tool wrote in many. */
final class Words {
    private static final int LONGEST = 500;

    /** Colours and the like (ECMA-48), and what is left of control characters. */
    private static final Pattern UNREADABLE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|[\\p{Cntrl}&&[^\\s]]");

    private Words() {}

    static String oneLine(String text) {
        String line =
                UNREADABLE.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    static String oneLine(String text, String ifBlank) {
        String line = oneLine(text);
        return line.isEmpty() ? ifBlank : line;
    }

    /** Returns the number that a tool wrote as text, or 0 (unknown) for anything else. */
    static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
