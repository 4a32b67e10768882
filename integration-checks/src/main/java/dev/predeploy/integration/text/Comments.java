package dev.predeploy.integration.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a file for people alone. */
public enum Comments {
    /** Of SQL, also in the body of a block; of nested ones, what follows the first end stays. */
    OF_SQL(SqlTokens.ESCAPED + "|" + SqlTokens.LITERAL + "|" + SqlTokens.QUOTED, SqlTokens.COMMENT),

    /** Of Python and of most other languages that are not SQL. */
    AFTER_HASHES("(?!)", "#[^\\n]*");

    private final Pattern pattern;

    /** Takes what to pass over, such as a literal, and what to find. */
    Comments(String passed, String comment) {
        this.pattern = Pattern.compile(passed + "|(" + comment + ")", Pattern.DOTALL);
    }

    /** Returns a text with blanks in their place, so that all else stays at its line and column. */
    public String blanked(String text) {
        return pattern.matcher(text)
                .replaceAll(found ->
                        found.group(1) == null ? Matcher.quoteReplacement(found.group()) : Blanks.of(found.group()));
    }
}
