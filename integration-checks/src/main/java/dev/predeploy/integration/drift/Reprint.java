package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has our own server print what a server of another version printed: since PostgreSQL 16, for one, a view of one table
 * leaves out its name before the columns. Everything else that is compared was seen to print alike from 15 to 18.
 */
public final class Reprint {
    private static final Set<String> OF_QUERIES = Set.of("view", "materialized view");

    private final Connection connection;

    /** Takes a connection to a database of our own that has all that the views read from. */
    public Reprint(Connection connection) {
        this.connection = connection;
    }

    /** Returns another's schema with those of its views that differ from our own as our server prints them. */
    public Catalog of(Catalog theirs, Catalog own) throws SQLException {
        Map<String, String> printed = new TreeMap<>();
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            for (Map.Entry<String, String> each : theirs.objects().entrySet()) {
                String mine = own.objects().getOrDefault(each.getKey(), each.getValue());
                if (OF_QUERIES.contains(ObjectName.of(each.getKey()).sort()) && !mine.equals(each.getValue())) {
                    print(each.getValue()).ifPresent(text -> printed.put(each.getKey(), text));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(before);
        }
        return theirs.with(printed);
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
