package dev.predeploy.build.contents;

import java.util.regex.Pattern;

/** The permissions of a file, as {@code chmod} takes them, {@code 0755}, or as {@code ls -l} shows them, {@code -rwxr-xr-x}. */
final class FileMode {
    private static final Pattern NUMBER = Pattern.compile("0?[0-7]{3,4}");
    private static final Pattern LETTERS = Pattern.compile("[-dl]?(?:[-r][-w][-xsS]){2}[-r][-w][-xtT]");
    private static final int LETTERS_WITHOUT_TYPE = 9;

    private FileMode() {}

    static boolean isMode(String text) {
        return NUMBER.matcher(text).matches() || LETTERS.matcher(text).matches();
    }

    /** Reads one that {@link #isMode} takes for one. */
    static int parse(String text) {
        return NUMBER.matcher(text).matches()
                ? Integer.parseInt(text, 8)
                : ofLetters(text.substring(text.length() - LETTERS_WITHOUT_TYPE));
    }

    private static int ofLetters(String letters) {
        int mode = 0;
        for (int place = 0; place < letters.length(); place++) {
            char letter = letters.charAt(place);
            boolean isSpecial = "sStT".indexOf(letter) >= 0;
            mode |= letter != '-' && letter != 'S' && letter != 'T' ? 0400 >> place : 0;
            mode |= isSpecial ? 04000 >> (place / 3) : 0;
        }
        return mode;
    }

    /** Returns a mode as {@code chmod} takes it. */
    static String text(int mode) {
        return "%04o".formatted(mode);
    }
}
