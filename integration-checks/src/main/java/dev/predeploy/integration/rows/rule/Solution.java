package dev.predeploy.integration.rows.rule;

import dev.predeploy.integration.rows.table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values for the columns of a group that satisfy its rules.
 *
 * @param values the values as SQL, by column
 */
public record Solution(Map<Column, String> values) {
    /** What stands for no value. */
    public static final String NULL = "NULL";

    /** Keeps the order. */
    public Solution {
        values = new LinkedHashMap<>(values);
    }

    /** Returns how many of some columns it gives a value, or NULL, that another has not given yet. */
    long news(Set<Column> wanted, boolean isNull) {
        return values.entrySet().stream()
                .filter(each -> each.getValue().equals(NULL) == isNull && wanted.contains(each.getKey()))
                .count();
    }

    boolean differsEverywhere(List<Solution> others, List<Column> columns) {
        return columns.stream()
                .allMatch(column -> others.stream()
                        .noneMatch(other -> value(column).equals(other.value(column))
                                && !value(column).equals(NULL)));
    }

    private String value(Column column) {
        return values.getOrDefault(column, NULL);
    }
}
