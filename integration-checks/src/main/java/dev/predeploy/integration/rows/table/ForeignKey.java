package dev.predeploy.integration.rows.table;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name the constraint's name
 * @param columns the numbers of its columns, in order
 * @param target where it points
 * @param isDeferrable whether it can wait for the end of a transaction
 */
public record ForeignKey(String name, List<Integer> columns, Target target, boolean isDeferrable) {
    /** Copies the list. */
    public ForeignKey {
        columns = List.copyOf(columns);
    }

    /**
     * What a foreign key points at.
     *
     * @param table the table's number in the catalog
     * @param name its name as SQL
     * @param columns the bare names of the columns, in the order of the key's own
     */
    public record Target(long table, String name, List<String> columns) {
        /** Copies the list. */
        public Target {
            columns = List.copyOf(columns);
        }
    }
}
