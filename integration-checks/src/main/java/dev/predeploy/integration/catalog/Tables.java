package dev.predeploy.integration.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's tables of a database at one moment.
 *
 * @param all the tables by name, partitioned ones and their partitions among them
 */
public record Tables(List<Table> all) {
    private static final String WHOLE =
            "coalesce((SELECT inhparent FROM pg_inherits WHERE inhrelid = c.oid AND relispartition), 0)";

    private static final String QUERY =
            UserTables.WITH_PARTITIONED.query("c.oid, c.oid::regclass::text, relkind = 'p', " + WHOLE, "ORDER BY 2");

    /** Copies the list. */
    public Tables {
        all = List.copyOf(all);
    }

    /**
     * A table.
     *
     * @param oid its number in the catalog, which outlives its name
     * @param name its name with its schema, as SQL
     * @param isPartitioned whether it has no rows but those of its partitions
     * @param whole the number of the table that it is a partition of, or 0
     */
    public record Table(long oid, String name, boolean isPartitioned, long whole) {

        /** Counts its rows; those of its heirs are theirs, unless they are its partitions. */
        long count(Statement statement) throws SQLException {
            String rows = isPartitioned ? name : "ONLY " + name;
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /** Reads which tables a database has now. */
    public static Tables of(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, Tables::read);
    }

    static Tables read(Statement statement) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(QUERY)) {
            while (found.next()) {
                tables.add(new Table(found.getLong(1), found.getString(2), found.getBoolean(3), found.getLong(4)));
            }
        }
        return new Tables(tables);
    }

    /** Says whether there is none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Says whether a table of a later moment is one of these, whatever its name, or stands in for one by its name. */
    public boolean had(long oid, String name) {
        return all.stream().anyMatch(table -> table.oid() == oid || table.name().equals(name));
    }
}
