package dev.predeploy.integration.drift;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the names that PostgreSQL gives to indexes and constraints that nobody named: the table, columns, and what it is.
 * They differ from version to version by which columns they name, and by a number at their end.
 */
final class GeneratedName {
    private static final Pattern ENDING = Pattern.compile("_(?:pkey|key|fkey|check|excl|idx)\\d*$");
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")*\"|[\\w$]+");
    private static final Pattern COLUMNS = Pattern.compile(
            "(?:[A-Z]+ )*(?:USING \\w+ )?\\((?<names>(?:%1$s)(?:, (?:%1$s))*)\\)".formatted(WORD.pattern()));

    /** What PostgreSQL calls a column that is an expression. */
    private static final String EXPRESSION = "expr";

    /** A name of so many bytes was cut, to 63 or to a whole letter; of the table's, at least so much is kept. */
    private static final int CUT = 60;

    private static final int KEPT = 20;

    private GeneratedName() {}

    /** Says whether PostgreSQL may have given a name to what has a definition and is of a table. */
    static boolean is(String name, String table, String definition) {
        String plain = plain(name);
        String begin = plain(table);
        Matcher ending = ENDING.matcher(plain);
        if (!ending.find()) {
            return false;
        }
        if (plain.getBytes(StandardCharsets.UTF_8).length >= CUT) {
            return plain.startsWith(begin.substring(0, Math.min(KEPT, begin.length())));
        }
        String rest = plain.substring(0, ending.start());
        return rest.startsWith(begin) && areColumns(rest.substring(begin.length()), definition);
    }

    /** Says whether nothing follows the table but words of the definition, in their order where they are columns alone. */
    private static boolean areColumns(String rest, String definition) {
        List<String> words = WORD.matcher(definition)
                .results()
                .map(found -> plain(found.group()))
                .toList();
        Matcher columns = COLUMNS.matcher(definition);
        if (!columns.lookingAt() || definition.contains(" INCLUDE ")) {
            return areOf(rest, words);
        }
        List<String> names = Arrays.stream(columns.group("names").split(", "))
                .map(GeneratedName::plain)
                .toList();
        return definition.startsWith("PRIMARY")
                ? rest.isEmpty()
                : List.of("_" + names.get(0), "_" + String.join("_", names)).contains(rest);
    }

    private static boolean areOf(String rest, List<String> words) {
        return rest.isEmpty()
                || words.stream()
                        .map("_"::concat)
                        .anyMatch(word -> rest.startsWith(word) && areOf(rest.substring(word.length()), words))
                || (rest.startsWith("_" + EXPRESSION)
                        && areOf(rest.substring(EXPRESSION.length() + 1).replaceFirst("^\\d+", ""), words));
    }

    private static String plain(String name) {
        return name.replaceAll("^\"|\"$", "").replace("\"\"", "\"");
    }
}
