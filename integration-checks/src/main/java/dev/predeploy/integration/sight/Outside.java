package dev.predeploy.integration.sight;

import dev.predeploy.integration.catalog.Invalid;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.kit.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A session of our own, which sees what is committed, and the locks of everybody. It changes nothing. */
public final class Outside implements AutoCloseable {
    private static final String STANDINGS = """
            SELECT c.oid, c.relkind::text, n.nspname, c.relname, coalesce(i.indrelid, 0),
            coalesce(pg_relation_filenode(c.oid), 0)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_index i ON i.indexrelid = c.oid
            WHERE c.relpersistence <> 't' AND c.oid""";
    private static final String COUNTS = """
            SELECT oid, coalesce(pg_relation_filenode(oid), 0), pg_stat_get_numscans(oid),
            pg_stat_get_tuples_inserted(oid), pg_stat_get_tuples_updated(oid), pg_stat_get_tuples_deleted(oid)
            FROM pg_class WHERE oid >= 16384 AND relpersistence <> 't'
            """;
    private static final String LOCKS = """
            SELECT locktype = 'relation' AND relation >= 16384, relation, mode, granted FROM pg_locks WHERE pid = ?
            """;

    private final Database database;
    private final Connection connection;
    private @Nullable Gate gate;

    /** Connects. */
    public Outside(Database database) throws SQLException {
        this.database = database;
        this.connection = database.connect();
    }

    /** Returns every relation of the users', by its number. */
    public synchronized Map<Long, Standing> standings() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDINGS + " >= 16384")) {
            return standings(statement);
        }
    }

    /** Returns those of some relations that are there and not temporary. */
    public synchronized Map<Long, Standing> standings(Set<Long> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDINGS + " = ANY (?::oid[])")) {
            statement.setString(1, numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
            return standings(statement);
        }
    }

    private static Map<Long, Standing> standings(PreparedStatement statement) throws SQLException {
        Map<Long, Standing> standings = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Standing standing = new Standing(
                        rows.getString(2), rows.getString(3), rows.getString(4), rows.getLong(5), rows.getLong(6));
                standings.put(rows.getLong(1), standing);
            }
        }
        return standings;
    }

    /** Returns every relation of the users', and what was done to it since it was made. */
    public synchronized Map<Long, Sight.Seen> relations() throws SQLException {
        Map<Long, Sight.Seen> relations = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COUNTS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Sight.Counts counts =
                        new Sight.Counts(rows.getLong(3), rows.getLong(4), rows.getLong(5), rows.getLong(6));
                relations.put(rows.getLong(1), new Sight.Seen(rows.getLong(2), false, counts));
            }
        }
        return relations;
    }

    /**
     * Locks that a session has now.
     *
     * @param locks the locks, those included that it waits for
     * @param isWaiting whether it waits for something
     */
    record Locks(Set<Sight.Held> locks, boolean isWaiting) {}

    /** Returns the locks that a session has now. */
    synchronized Locks locks(int backend) throws SQLException {
        Set<Sight.Held> locks = new HashSet<>();
        boolean isWaiting = false;
        try (PreparedStatement statement = connection.prepareStatement(LOCKS)) {
            statement.setInt(1, backend);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    isWaiting |= !rows.getBoolean(4);
                    if (rows.getBoolean(1)) {
                        locks.add(new Sight.Held(rows.getLong(2), LockMode.of(rows.getString(3))));
                    }
                }
            }
        }
        return new Locks(locks, isWaiting);
    }

    /** Returns the gate before the tables; only one can use it at a time. */
    synchronized Gate gate() throws SQLException {
        Gate made = gate == null ? new Gate(database) : gate;
        gate = made;
        return made;
    }

    /** Returns what is invalid now. */
    public synchronized List<Invalid> invalid() throws SQLException {
        return Invalid.in(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        Gate made = gate;
        if (made != null) {
            made.close();
        }
    }
}
