package dev.predeploy.integration.flyway;

import dev.predeploy.integration.sql.Quoted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** The table of Flyway's history. */
public final class HistoryTable {
    private static final String ON_PATH = """
            SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE c.oid = to_regclass(?)
            """;

    private HistoryTable() {}

    /**
     * Returns its name as it stands in SQL, with its schema: who only reads a database may have another search path than who
     * migrates it.
     *
     * @param settings Flyway's, such as {@code flyway.table}
     * @param migrated a database that was migrated with them; where they say no schema, it is on the search path there
     */
    public static String name(Map<String, String> settings, Connection migrated) throws SQLException {
        String table = Quoted.name(settings.getOrDefault("flyway.table", "flyway_schema_history"));
        String first =
                settings.getOrDefault("flyway.schemas", "").split(",", 2)[0].strip();
        String schema = settings.getOrDefault("flyway.defaultSchema", first);
        return Quoted.name(schema.isEmpty() ? onPath(table, migrated) : schema) + "." + table;
    }

    private static String onPath(String table, Connection migrated) throws SQLException {
        try (PreparedStatement statement = migrated.prepareStatement(ON_PATH)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "public";
            }
        }
    }
}
