package dev.predeploy.integration.text;

/** Blanks in place of a text, so that all else stays at its line and column. */
public final class Blanks {
    private Blanks() {}

    /** Returns as many blanks as a text has characters, and its ends of lines. */
    public static String of(String text) {
        StringBuilder blanks = new StringBuilder(text.length());
        text.chars().forEach(each -> blanks.append(each == '\n' || each == '\r' ? (char) each : ' '));
        return blanks.toString();
    }
}
