package dev.predeploy.integration.rows.table;

import java.util.Set;

/**
 * What every row of a table must satisfy.
 *
 * @param name the constraint's name, or what the rule is
 * @param expression the condition in SQL, over the table's columns
 * @param columns the numbers of the columns that it is about
 */
public record Rule(String name, String expression, Set<Integer> columns) {
    /** Copies the set. */
    public Rule {
        columns = Set.copyOf(columns);
    }
}
