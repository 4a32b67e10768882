package dev.predeploy.integration.catalog;

import java.sql.Connection;
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
import java.util.function.Predicate;

/**
 * What a database holds at one moment.
 *
 * @param objects each object of the user's schemas, such as {@code table public.users}, and its definition
 * @param partOf the object that an object is a part of, such as the table of a column, where it is one
 * @param rows how many rows each table has
 */
public record Catalog(Map<String, String> objects, Map<String, String> partOf, Map<String, Long> rows) {
    /** Sorts what it is given, and gives one form to definitions that PostgreSQL prints in two. */
    public Catalog {
        Map<String, String> definitions = new TreeMap<>(objects);
        definitions.replaceAll((object, definition) -> ArrayCast.spread(definition));
        objects = Collections.unmodifiableMap(definitions);
        partOf = Collections.unmodifiableMap(new TreeMap<>(partOf));
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    }

    /** Reads what a database holds now; rows are counted one by one, which suits a database that is all but empty. */
    public static Catalog read(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, statement -> {
            Catalog schema = ObjectsQuery.read(statement);
            return new Catalog(schema.objects, schema.partOf, rows(statement));
        });
    }

    /** Reads what objects a database holds now, and looks into none of its tables. */
    public static Catalog schema(Connection connection) throws SQLException {
        return SearchPath.qualified(connection, ObjectsQuery::read);
    }

    private static Map<String, Long> rows(Statement statement) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (Tables.Table table : Tables.read(statement).all()) {
            if (!table.isPartitioned()) {
                rows.put(table.name(), table.count(statement));
            }
        }
        return rows;
    }

    /** Returns the objects alone. */
    public Catalog withoutRows() {
        return new Catalog(objects, partOf, Map.of());
    }

    /** Returns this catalog without some of its objects. */
    public Catalog without(Predicate<ObjectName> leftOut) {
        Map<String, String> kept = new TreeMap<>(objects);
        kept.keySet().removeIf(object -> leftOut.test(ObjectName.of(object)));
        return new Catalog(kept, partOf, rows);
    }

    /** Returns this catalog with other definitions of some of its objects. */
    public Catalog with(Map<String, String> definitions) {
        Map<String, String> changed = new TreeMap<>(objects);
        changed.putAll(definitions);
        return new Catalog(changed, partOf, rows);
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
