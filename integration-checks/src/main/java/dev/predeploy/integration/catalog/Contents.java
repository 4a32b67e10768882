package dev.predeploy.integration.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the rows of a database hold at one moment, whatever the order of rows and columns.
 *
 * @param tables digests of the values of each table's columns, by its name
 */
public record Contents(Map<String, Values> tables) {
    private static final String COLUMNS = """
            SELECT attrelid::regclass::text AS relation, quote_ident(attname) AS name,
                coalesce(attnum = ANY (indkey), false) AS is_key
            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
                LEFT JOIN pg_index ON indrelid = c.oid AND indisprimary
            WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped
                AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            ORDER BY 1, 2
            """;

    /** Sorts what it is given. */
    public Contents {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /**
     * The values of a table.
     *
     * @param key the columns by which a row is known: those of the primary key, else all
     * @param columns digests of the values of each column
     */
    public record Values(List<String> key, Map<String, Digest> columns) {
        /** Copies what it is given. */
        public Values {
            key = List.copyOf(key);
            columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        }

        private boolean hasKeyOf(Values other) {
            return key.equals(other.key)
                    && key.stream().allMatch(each -> sorted(each).equals(other.sorted(each)));
        }

        private Optional<String> sorted(String column) {
            return Optional.ofNullable(columns.get(column)).map(Digest::sorted);
        }
    }

    /**
     * Digests of the values of a column.
     *
     * @param sorted of the values alone
     * @param byKey of the values in the order of their rows
     */
    public record Digest(String sorted, String byKey) {}

    /**
     * A column with other values than before.
     *
     * @param table the name of its table
     * @param column its name
     * @param isMixedUp whether they are the same values, but of other rows
     */
    public record Change(String table, String column, boolean isMixedUp) {
        /** Returns the whole name of the column. */
        public String name() {
            return table + "." + column;
        }
    }

    /** Reads every row of every table, which suits a database that is all but empty. */
    public static Contents read(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, statement -> {
            Map<String, Values> tables = new TreeMap<>();
            for (Map.Entry<String, Map<String, Boolean>> table :
                    columns(statement).entrySet()) {
                tables.put(table.getKey(), values(statement, table.getKey(), table.getValue()));
            }
            return new Contents(tables);
        });
    }

    private static Map<String, Map<String, Boolean>> columns(Statement statement) throws SQLException {
        Map<String, Map<String, Boolean>> columns = new TreeMap<>();
        try (ResultSet found = statement.executeQuery(COLUMNS)) {
            while (found.next()) {
                columns.computeIfAbsent(found.getString("relation"), absent -> new LinkedHashMap<>())
                        .put(found.getString("name"), found.getBoolean("is_key"));
            }
        }
        return columns;
    }

    private static Values values(Statement statement, String table, Map<String, Boolean> columns) throws SQLException {
        List<String> names = List.copyOf(columns.keySet());
        List<String> primary = columns.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        List<String> key = primary.isEmpty() ? names : primary;
        String order = key.stream().map(Contents::inOrder).collect(Collectors.joining(", "));
        String digests = names.stream()
                .map(name -> "ARRAY[" + digest(name, inOrder(name)) + ", " + digest(name, order) + "]")
                .collect(Collectors.joining(", "));
        Map<String, Digest> values = new TreeMap<>();
        try (ResultSet row = statement.executeQuery("SELECT " + digests + " FROM ONLY " + table)) {
            row.next();
            for (int column = 0; column < names.size(); column++) {
                values.put(names.get(column), digest(row.getArray(column + 1)));
            }
        }
        return new Values(key, values);
    }

    private static String inOrder(String column) {
        return column + "::text COLLATE \"C\"";
    }

    private static String digest(String column, String order) {
        return "md5(coalesce(string_agg(quote_nullable(%s::text), ',' ORDER BY %s), ''))".formatted(column, order);
    }

    private static Digest digest(Array both) throws SQLException {
        String[] digests = (String[]) both.getArray();
        return new Digest(digests[0], digests[1]);
    }

    /** Returns the columns that a later state has, too, but with other values, or with those of other rows. */
    public List<Change> changed(Contents later) {
        List<Change> changes = new ArrayList<>();
        tables.forEach((table, values) -> Optional.ofNullable(later.tables.get(table))
                .ifPresent(now -> changes.addAll(changed(table, values, now))));
        return changes;
    }

    private static List<Change> changed(String table, Values values, Values now) {
        List<Change> changes = new ArrayList<>();
        boolean hasSameKey = values.hasKeyOf(now);
        values.columns().forEach((column, before) -> {
            Digest after = now.columns().getOrDefault(column, before);
            boolean isMixedUp = after.sorted().equals(before.sorted());
            if (!isMixedUp || (hasSameKey && !after.byKey().equals(before.byKey()))) {
                changes.add(new Change(table, column, isMixedUp));
            }
        });
        return changes;
    }
}
