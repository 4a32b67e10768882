package dev.predeploy.integration.rows.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * JSON made of the texts that a rule names: they may be keys, or values.
 *
 * @param literals the texts
 */
record JsonHints(List<String> literals) {
    private static final int MANY = 6;
    private static final List<String> VALUES = List.of("\"sample\"", "1", "true", "{}", "[]", "[\"sample\"]");

    List<String> texts() {
        List<String> some = literals.stream().limit(MANY).toList();
        List<String> texts = new ArrayList<>(literals);
        for (String value : VALUES) {
            texts.add(some.stream().map(key -> quoted(key) + ": " + value).collect(Collectors.joining(", ", "{", "}")));
        }
        for (String key : some) {
            for (String value : some) {
                texts.add("{" + quoted(key) + ": " + quoted(value) + "}");
            }
            for (String value : VALUES) {
                texts.add("{" + quoted(key) + ": " + value + "}");
            }
        }
        some.forEach(text -> texts.add("[" + quoted(text) + "]"));
        return texts;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
