package dev.predeploy.integration.text;

import java.util.regex.Pattern;

/** What stands in a file for people alone. */
public enum Comments {
    /** Of SQL; of nested ones, what follows the first end stays. */
    OF_SQL("--[^\\n]*|/\\*.*?\\*/"),

    /** Of Python and of most other languages that are not SQL. */
    AFTER_HASHES("#[^\\n]*");

    private final Pattern pattern;

    Comments(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** Returns a text with blanks in their place, so that all else stays at its line and column. */
    public String blanked(String text) {
        return pattern.matcher(text).replaceAll(found -> Blanks.of(found.group()));
    }
}
