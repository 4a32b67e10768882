package dev.predeploy.integration.sizes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a database.
 *
 * @param names their names, with their schemas
 * @param wholes the partitioned table of each that is a partition of one
 */
public record Tables(Set<String> names, Map<String, String> wholes) {
    /** No table. */
    static final Tables NONE = new Tables(Set.of(), Map.of());

    private static final String QUERY = """
            SELECT n.nspname || '.' || c.relname, wn.nspname || '.' || w.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_inherits ON inhrelid = c.oid AND c.relispartition
            LEFT JOIN pg_class w ON w.oid = inhparent LEFT JOIN pg_namespace wn ON wn.oid = w.relnamespace
            WHERE c.relkind IN ('r', 'p', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    /** Copies what it is given. */
    public Tables {
        names = Set.copyOf(names);
        wholes = Map.copyOf(wholes);
    }

    /** Reads them. */
    public static Tables read(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        Map<String, String> wholes = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(QUERY)) {
            while (tables.next()) {
                names.add(tables.getString(1));
                String whole = tables.getString(2);
                if (whole != null) {
                    wholes.put(tables.getString(1), whole);
                }
            }
        }
        return new Tables(names, wholes);
    }

    /** Says whether a name, with or without a schema, is that of a table. */
    public boolean has(String name) {
        return names.stream().anyMatch(each -> each.equals(name) || bare(each).equals(name));
    }

    static String bare(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
