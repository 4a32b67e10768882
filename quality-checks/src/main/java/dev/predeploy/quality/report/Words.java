package dev.predeploy.quality.report;

/** Makes one readable line of what a tool wrote in many. */
final class Words {
    private static final int LONGEST = 500;

    private Words() {}

    static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    static String oneLine(String text, String ifBlank) {
        return text.isBlank() ? ifBlank : oneLine(text);
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
