package dev.predeploy.integration.rows.hint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds which parts of a JSON column an expression takes. */
public final class JsonPaths {
    private JsonPaths() {}

    /**
     * Returns the keys that lead to each part.
     *
     * @param expression as PostgreSQL writes it out
     * @param column the column's name
     */
    public static Set<List<String>> in(String expression, String column) {
        Set<List<String>> paths = new LinkedHashSet<>();
        List<String> path = new ArrayList<>();
        List<Token> tokens = Token.of(expression);
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            boolean isName = token.sort() == Token.Sort.WORD || token.sort() == Token.Sort.NAME;
            if (isName && token.text().equals(column)) {
                add(paths, path);
                path.clear();
            } else if (token.sort() == Token.Sort.OPERATOR && at + 1 < tokens.size()) {
                path.addAll(keys(token.text(), tokens.get(at + 1)));
            }
        }
        add(paths, path);
        return paths;
    }

    private static List<String> keys(String operator, Token next) {
        if (next.sort() != Token.Sort.LITERAL) {
            return List.of();
        }
        return switch (operator) {
            case "->", "->>" -> List.of(next.text());
            case "#>", "#>>" ->
                Stream.of(next.text().replaceAll("[{}\"]", "").split(",", -1))
                        .map(String::strip)
                        .toList();
            default -> List.of();
        };
    }

    private static void add(Set<List<String>> paths, List<String> path) {
        if (!path.isEmpty()) {
            paths.add(List.copyOf(path));
        }
    }
}
