package dev.predeploy.integration.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the rows of a database hold at one moment: a digest of the values of each column, whatever the order of rows and
 * columns.
 *
 * @param values a digest by column, such as {@code public.users.name}
 */
public record Contents(Map<String, String> values) {
    private static final String COLUMNS = """
            SELECT attrelid::regclass::text AS relation, quote_ident(attname) AS name
            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
            WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped
                AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            ORDER BY 1, attnum
            """;

    /** Sorts what it is given. */
    public Contents {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Reads every row of every table, which suits a database that is all but empty. */
    public static Contents read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog"); // so that every other name is written with its schema
            Map<String, String> values = new TreeMap<>();
            for (Map.Entry<String, List<String>> table : columns(statement).entrySet()) {
                values.putAll(digests(statement, table.getKey(), table.getValue()));
            }
            return new Contents(values);
        }
    }

    private static Map<String, List<String>> columns(Statement statement) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (ResultSet found = statement.executeQuery(COLUMNS)) {
            while (found.next()) {
                columns.computeIfAbsent(found.getString("relation"), absent -> new ArrayList<>())
                        .add(found.getString("name"));
            }
        }
        return columns;
    }

    private static Map<String, String> digests(Statement statement, String table, List<String> columns)
            throws SQLException {
        List<String> digests = columns.stream()
                .map("md5(string_agg(quote_nullable(%1$s::text), ',' ORDER BY %1$s::text COLLATE \"C\"))"::formatted)
                .toList();
        Map<String, String> values = new TreeMap<>();
        try (ResultSet row = statement.executeQuery("SELECT " + String.join(", ", digests) + " FROM ONLY " + table)) {
            row.next();
            for (int column = 0; column < columns.size(); column++) {
                String digest = row.getString(column + 1);
                values.put(table + "." + columns.get(column), digest == null ? "" : digest);
            }
        }
        return values;
    }

    /** Returns the columns that a later state has, too, but with other values. */
    public List<String> changed(Contents later) {
        return values.entrySet().stream()
                .filter(each -> Optional.ofNullable(later.values.get(each.getKey()))
                        .filter(now -> !now.equals(each.getValue()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
