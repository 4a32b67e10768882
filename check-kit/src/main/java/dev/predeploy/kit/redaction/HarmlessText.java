package dev.predeploy.kit.redaction;

/**
 * Makes the text of a tool harmless for terminals, logs and XML: without escape sequences (ECMA-48), control
 * characters, marks that turn the order of letters around or cannot be seen, and what XML 1.0 forbids. Line breaks of
 * any kind become {@code \n}.
 */
public final class HarmlessText {
    private static final char ESCAPE = 0x1B;
    private static final char BELL = 0x07;
    private static final char STRING_END = 0x9C;
    private static final String STRING_STARTS = "P]X^_"; // device control, system command, two strings, program command

    private final String text;
    private final StringBuilder kept;
    private int position;

    private HarmlessText(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
    }

    /** Returns the text without what could harm. */
    public static String of(String text) {
        return isHarmless(text) ? text : new HarmlessText(text).cleaned();
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isUsual = (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t' || (c > 0x9F && c < 0x600);
            if (!isUsual) {
                return false;
            }
        }
        return true;
    }

    private String cleaned() {
        while (position < text.length()) {
            int c = text.codePointAt(position);
            position += Character.charCount(c);
            if (c == '\r') {
                position += at(position) == '\n' ? 1 : 0;
                kept.append('\n');
            } else if (c == ESCAPE) {
                skipEscape();
            } else if (c >= 0x80 && c <= 0x9F) {
                skipAfter((char) (c - 0x40)); // each stands for an escape and this letter
            } else if (isKept(c)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    private void skipEscape() {
        while (at(position) >= 0x20 && at(position) <= 0x2F) {
            position++;
        }
        char letter = at(position);
        if (letter >= 0x30 && letter <= 0x7E) {
            position++;
            skipAfter(letter);
        }
    }

    /** Skips what belongs to an escape sequence that has begun, never beyond its line. */
    private void skipAfter(char letter) {
        if (letter == '[') {
            while (at(position) >= 0x20 && at(position) <= 0x3F) {
                position++;
            }
            position += at(position) >= 0x40 && at(position) <= 0x7E ? 1 : 0;
        } else if (STRING_STARTS.indexOf(letter) >= 0) {
            skipString();
        }
    }

    private void skipString() {
        while (position < text.length() && at(position) != '\n' && at(position) != '\r') {
            char c = text.charAt(position++);
            if (c == BELL || c == STRING_END) {
                return;
            }
            if (c == ESCAPE) {
                position += at(position) == '\\' ? 1 : -1; // what is not its end begins another
                return;
            }
        }
    }

    private static boolean isKept(int c) {
        boolean isControl = (c < ' ' && c != '\n' && c != '\t') || c == 0x7F;
        boolean isInvalid = (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
        return !isControl && !isInvalid && !isInvisible(c);
    }

    /** Says whether a character only turns the order of others around, or hides: marks of direction, byte order, tags. */
    private static boolean isInvisible(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }
}
