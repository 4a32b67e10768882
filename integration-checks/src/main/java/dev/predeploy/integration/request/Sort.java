package dev.predeploy.integration.request;

import dev.predeploy.integration.text.SqlTokens;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement is to whoever watches transactions, by its first words. */
public enum Sort {
    /** There is none. */
    NOTHING,

    /** It begins or ends transactions, or parts of them. */
    CONTROL,

    /** It changes or shows how the session works. */
    SETTING,

    /** It works on a database, and makes sense within a transaction only. */
    BOUND,

    /** It works on a database. */
    WORK;

    private static final Pattern FIRST =
            Pattern.compile("(?:[\\s(]++|" + SqlTokens.COMMENT + ")*+(\\w+)(?:\\s+(\\w+))?", Pattern.DOTALL);
    private static final Pattern COPY = Pattern.compile("(?is).*\\bFROM\\s+STDIN\\b.*");
    private static final Map<Sort, Set<String>> WORDS = Map.of(
            CONTROL, Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE"),
            SETTING, Set.of("SET", "RESET", "SHOW", "DEALLOCATE", "DISCARD", "LISTEN", "UNLISTEN"),
            BOUND, Set.of("LOCK", "DECLARE", "FETCH", "MOVE", "CLOSE"));

    /** Returns the sort of a statement. */
    public static Sort of(String text) {
        Matcher first = FIRST.matcher(text);
        if (!first.lookingAt()) {
            return text.isBlank() ? NOTHING : WORK;
        }
        String word = first.group(1).toUpperCase(Locale.ROOT);
        if (word.equals("PREPARE")) {
            return "TRANSACTION".equalsIgnoreCase(first.group(2)) ? CONTROL : SETTING;
        }
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(WORK);
    }

    /** Says whether a statement has the server read rows from the client. */
    public static boolean copies(String text) {
        Matcher first = FIRST.matcher(text);
        return first.lookingAt()
                && first.group(1).equalsIgnoreCase("COPY")
                && COPY.matcher(text).matches();
    }
}
