package dev.predeploy.integration.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many rows each table has at one moment. A partitioned table counts those of its partitions, too.
 *
 * @param tables the tables
 */
public record Census(List<Counted> tables) {
    /** Copies the list. */
    public Census {
        tables = List.copyOf(tables);
    }

    /**
     * A table and its rows.
     *
     * @param oid the number of the table in the catalog, which outlives its name
     * @param name its name with its schema
     * @param rows how many rows it has
     * @param whole the number of the table that it is a partition of, or 0
     */
    public record Counted(long oid, String name, long rows, long whole) {

        /** Says whether a user means this table by a name, with its schema or without. */
        public boolean isNamed(String wanted) {
            return name.equals(wanted) || name.endsWith("." + wanted);
        }
    }

    /**
     * A table that has fewer rows than before.
     *
     * @param before the table at first
     * @param expected how many rows it should have later
     * @param after the table later
     */
    public record Loss(Counted before, long expected, Counted after) {}

    /** Counts the rows of a database, one by one. */
    public static Census of(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, statement -> {
            List<Counted> tables = new ArrayList<>();
            for (Tables.Table table : Tables.read(statement).all()) {
                tables.add(new Counted(table.oid(), table.name(), table.count(statement), table.whole()));
            }
            return new Census(tables);
        });
    }

    /** Says whether there is a table of a name, with its schema or without. */
    public boolean has(String name) {
        return tables.stream().anyMatch(table -> table.isNamed(name));
    }

    /** Returns a line for each table: how many rows it has, and later. */
    public String beside(Census later) {
        return tables.stream()
                .map(table -> "%8d → %8s  %s%n"
                        .formatted(
                                table.rows(),
                                later.same(table)
                                        .map(after -> Long.toString(after.rows()))
                                        .orElse("gone"),
                                table.name()))
                .collect(Collectors.joining());
    }

    private Optional<Counted> same(Counted earlier) {
        return tables.stream()
                .filter(table -> table.oid() == earlier.oid())
                .findFirst()
                .or(() -> tables.stream()
                        .filter(table -> table.name().equals(earlier.name()))
                        .findFirst());
    }

    /**
     * Returns the tables that have fewer rows later. A table that was renamed is the same; one that was replaced by
     * another of its name is that one; one that is gone has lost nothing that was not meant. Between the partitions of a
     * table, rows may move, and with one that is taken out of it, its rows are meant to go.
     */
    public List<Loss> losses(Census later) {
        return tables.stream()
                .flatMap(before -> later
                        .same(before)
                        .filter(after -> !isSamePartition(before, after))
                        .map(after -> new Loss(before, before.rows() - takenOut(before, later), after))
                        .filter(loss -> loss.after().rows() < loss.expected())
                        .stream())
                .toList();
    }

    private static boolean isSamePartition(Counted before, Counted after) {
        return before.whole() != 0 && before.whole() == after.whole();
    }

    private long takenOut(Counted whole, Census later) {
        return tables.stream()
                .filter(part -> part.whole() == whole.oid())
                .mapToLong(part -> later.same(part)
                        .filter(after -> isSamePartition(part, after))
                        .map(after -> takenOut(part, later))
                        .orElse(part.rows()))
                .sum();
    }
}
