package dev.predeploy.integration.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Asks a database for its objects. */
final class ObjectsQuery {
    private ObjectsQuery() {}

    static Catalog read(Statement statement) throws SQLException {
        Map<String, String> objects = new TreeMap<>();
        Map<String, String> partOf = new TreeMap<>();
        try (ResultSet found = statement.executeQuery(query())) {
            while (found.next()) {
                String object = found.getString("sort") + " " + found.getString("name");
                objects.put(object, plain(found.getString("definition")));
                String whole = found.getString("part_of");
                if (whole != null) {
                    partOf.put(object, whole);
                }
            }
        }
        return new Catalog(objects, partOf, Map.of());
    }

    /** The body of a function ends its lines as the file did that it came from, which means nothing. */
    private static String plain(String definition) {
        return definition.replace("\r\n", "\n").strip();
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
}
