package dev.predeploy.integration.locks;

import dev.predeploy.integration.text.SqlTokens;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a text tells PostgreSQL to do, and nothing of what it is about: in capitals, without comments, and without
 * what is in strings, quotes and parentheses. So no name, comment or value is taken for a command.
 */
final class Outline {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final String STRING =
            "(?<string>" + SqlTokens.LITERAL + "|(?<tag>\\$(?:[A-Za-z_]\\w*)?\\$).*?\\k<tag>)";

    private static final Pattern BLOCK =
            Pattern.compile(SqlTokens.BLANK + "DO\\b(?:\\s+LANGUAGE\\s+\\w+)?\\s*" + STRING + ".*", FLAGS);
    private static final Pattern SKIPPED = Pattern.compile(
            SqlTokens.COMMENT
                    + "|(?<escaped>" + SqlTokens.ESCAPED + ")"
                    + "|(?:\\b(?<executed>EXECUTE)\\s+(?:format\\s*\\(\\s*)?)?" + STRING
                    + "|(?<quoted>" + SqlTokens.QUOTED + ")",
            FLAGS);

    /** Within a block, a command may follow a word of the block's. */
    private static final Pattern BEFORE_A_COMMAND = Pattern.compile("^.*\\b(?:BEGIN|THEN|ELSE|LOOP)\\s+");

    private static final Pattern OF_A_TABLE = Pattern.compile(
            "^ALTER (?:(?:FOREIGN )?TABLE|MATERIALIZED VIEW) (?:IF EXISTS )?(?:ONLY )?\\S+(?: \\*)? (?<actions>.*)$");

    private Outline() {}

    /** Returns what each statement says; of one that alters a table, each of its actions, after {@code ALTER TABLE}. */
    static List<String> of(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            return statements(text).flatMap(Outline::actions).toList();
        }
        return statements(unquoted(block.group("string"), block.group("tag")))
                .map(statement -> BEFORE_A_COMMAND.matcher(statement).replaceFirst(""))
                .flatMap(Outline::actions)
                .toList();
    }

    private static Stream<String> statements(String code) {
        return Stream.of(withoutParentheses(skipped(code)).split(";", -1))
                .map(statement -> statement.replaceAll("\\s+", " ").strip().toUpperCase(Locale.ROOT));
    }

    private static Stream<String> actions(String statement) {
        Matcher altered = OF_A_TABLE.matcher(statement);
        return altered.matches()
                ? Stream.of(altered.group("actions").split(",", -1)).map(action -> "ALTER TABLE " + action.strip())
                : Stream.of(statement);
    }

    /** Leaves one word of a quoted name; what a block executes is a statement of its own. */
    private static String skipped(String code) {
        StringBuilder left = new StringBuilder();
        Matcher found = SKIPPED.matcher(code);
        while (found.find()) {
            found.appendReplacement(left, Matcher.quoteReplacement(inPlaceOf(found)));
        }
        return found.appendTail(left).toString();
    }

    private static String inPlaceOf(Matcher found) {
        if (found.group("executed") != null) {
            return ";" + skipped(unquoted(found.group("string"), found.group("tag"))) + ";";
        }
        if (found.group("string") != null || found.group("escaped") != null) {
            return "''";
        }
        return found.group("quoted") != null ? "q" : " ";
    }

    private static String unquoted(String string, @Nullable String tag) {
        return tag == null
                ? string.substring(1, string.length() - 1).replace("''", "'")
                : string.substring(tag.length(), string.length() - tag.length());
    }

    private static String withoutParentheses(String code) {
        StringBuilder left = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < code.length(); at++) {
            char next = code.charAt(at);
            depth = next == ';' ? 0 : Math.max(0, depth - (next == ')' ? 1 : 0));
            if (depth == 0) {
                left.append(next);
            }
            depth += next == '(' ? 1 : 0;
        }
        return left.toString();
    }
}
