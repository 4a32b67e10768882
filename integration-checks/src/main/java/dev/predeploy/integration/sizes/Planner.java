package dev.predeploy.integration.sizes;

import dev.predeploy.integration.catalog.UserTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the planner of a rehearsal's database believes of its tables. With the few rows that they have there, it would read
 * every table as a whole; told of production's, it uses an index where production would.
 */
public final class Planner {
    private static final String TABLES = UserTables.WITH_MATERIALIZED.query("c.oid, nspname || '.' || relname", "");

    /** The planner counts on as many rows on each page as the catalog says, times the pages that there are. */
    private static final String TELL = """
            UPDATE pg_class SET reltuples = ?,
            relpages = greatest(1, pg_relation_size(oid) / current_setting('block_size')::int) WHERE oid = ?
            """;

    private static final long LARGE = 1_000_000;

    private Planner() {}

    /** Tells it; the user must own the server. */
    public static void tell(Connection connection, Sizes sizes) throws SQLException {
        try (PreparedStatement tell = connection.prepareStatement(TELL)) {
            for (Map.Entry<Long, String> table : tables(connection).entrySet()) {
                tell.setFloat(1, (float) sizes.of(table.getValue()).count().orElse(LARGE));
                tell.setLong(2, table.getKey());
                tell.addBatch();
            }
            tell.executeBatch();
        }
    }

    /** Returns the tables that have no row, with their schemas. */
    public static Set<String> empty(Connection connection) throws SQLException {
        Set<String> empty = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<Long, String> table : tables(connection).entrySet()) {
                if (!hasRow(statement, table.getKey())) {
                    empty.add(table.getValue());
                }
            }
        }
        return empty;
    }

    private static boolean hasRow(Statement statement, long table) throws SQLException {
        try (ResultSet name =
                statement.executeQuery("SELECT oid::regclass FROM pg_class WHERE relispopulated AND oid = " + table)) {
            if (!name.next()) {
                return false; // a materialized view WITH NO DATA
            }
            try (ResultSet row = statement.executeQuery("SELECT FROM " + name.getString(1) + " LIMIT 1")) {
                return row.next();
            }
        }
    }

    private static Map<Long, String> tables(Connection connection) throws SQLException {
        Map<Long, String> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.put(rows.getLong(1), rows.getString(2));
            }
        }
        return tables;
    }
}
