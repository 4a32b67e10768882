package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Has our own server print the views that are not the same on all sides, those of every side: servers of two versions print
 * a view differently, and one server prints what it once printed differently again. What else is compared is printed
 * alike from 15 to 18, but for what {@link Catalog} gives one form to.
 */
public final class Reprint {
    private final Connection connection;

    /** Takes a connection to a database of our own that has all that the views read from. */
    public Reprint(Connection connection) {
        this.connection = connection;
    }

    /** Returns the same sides, with those views as our server prints them. */
    public ThreeWay.Sides of(ThreeWay.Sides sides) throws SQLException {
        Map<String, String> printed = new HashMap<>();
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            for (String query : sides.unlike(Reprint::isOfQuery)) {
                print(query).ifPresent(text -> printed.put(query, text));
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(before);
        }
        return sides.map(schema -> schema.with(again(schema, printed)));
    }

    private static boolean isOfQuery(ObjectName name) {
        return name.sort().equals("view") || name.sort().equals("materialized view");
    }

    private static Map<String, String> again(Catalog schema, Map<String, String> printed) {
        Map<String, String> views = new TreeMap<>(schema.objects());
        views.entrySet().removeIf(each -> !isOfQuery(ObjectName.of(each.getKey())));
        views.replaceAll((view, query) -> printed.getOrDefault(query, query));
        return views;
    }

    /** What our server does not take is left as it is: it reads from something that is not there. */
    private Optional<String> print(String query) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = pg_catalog");
            statement.execute("CREATE TEMPORARY VIEW predeploy_reprint AS " + query);
            try (ResultSet row =
                    statement.executeQuery("SELECT pg_get_viewdef('pg_temp.predeploy_reprint'::regclass)")) {
                row.next();
                return Optional.of(row.getString(1).strip());
            }
        } catch (SQLException refused) {
            return Optional.empty();
        } finally {
            connection.rollback(savepoint);
        }
    }
}
