package dev.predeploy.integration.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a database holds at one moment.
 *
 * @param objects each object of the user's schemas, such as {@code table users}, and its definition
 * @param rows how many rows each table has
 */
public record Catalog(Map<String, String> objects, Map<String, Long> rows) {
    private static final String TABLES = """
            SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            WHERE relkind = 'r' AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY 1
            """;

    /** Sorts what it is given. */
    public Catalog {
        objects = Collections.unmodifiableMap(new TreeMap<>(objects));
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    }

    /** Reads what a database holds now; rows are counted one by one, which suits a database that is all but empty. */
    public static Catalog read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog"); // so that every other name is written with its schema
            return new Catalog(objects(statement), rows(statement));
        }
    }

    private static Map<String, String> objects(Statement statement) throws SQLException {
        Map<String, String> objects = new TreeMap<>();
        try (ResultSet found = statement.executeQuery(query())) {
            while (found.next()) {
                objects.put(found.getString("sort") + " " + found.getString("name"), found.getString("definition"));
            }
        }
        return objects;
    }

    private static Map<String, Long> rows(Statement statement) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables(statement)) {
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                count.next();
                rows.put(table, count.getLong(1));
            }
        }
        return rows;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private static String query() {
        try (InputStream resource = Catalog.class.getResourceAsStream("objects.sql")) {
            if (resource == null) {
                throw new IllegalStateException("objects.sql is not in the jar");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns how a later state differs from this one, object by object. */
    public List<Difference> differences(Catalog later) {
        List<Difference> differences = new ArrayList<>();
        NavigableSet<String> names = new TreeSet<>(objects.keySet());
        names.addAll(later.objects.keySet());
        for (String object : names) {
            Difference difference = new Difference(
                    object, Optional.ofNullable(objects.get(object)), Optional.ofNullable(later.objects.get(object)));
            if (!difference.before().equals(difference.after())) {
                differences.add(difference);
            }
        }
        rows.forEach((table, count) -> {
            long now = later.rows.getOrDefault(table, count);
            if (now != count) {
                differences.add(new Difference(
                        "rows of " + table, Optional.of(Long.toString(count)), Optional.of(Long.toString(now))));
            }
        });
        return differences;
    }
}
