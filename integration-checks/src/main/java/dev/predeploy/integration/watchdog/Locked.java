package dev.predeploy.integration.watchdog;

import dev.predeploy.integration.watchdog.Patience.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a session waits for, in words.
 *
 * @param mode the mode of the lock
 * @param target what is locked
 * @param byFlyway whether Flyway's own lock is what keeps the transaction open that is waited for
 */
record Locked(String mode, String target, boolean byFlyway) {
    private static final Locked UNKNOWN = new Locked("a lock", "something", false);

    /** Flyway's locks are numbered from the letters "Flyway" on, of which the first two make the upper half. */
    private static final String HOLDS_FLYWAYS = """
            EXISTS (SELECT FROM pg_locks flyways WHERE flyways.pid = ? AND flyways.granted
                    AND flyways.locktype = 'advisory' AND flyways.classid::bigint BETWEEN 18027 AND 18029)
            """;

    private static final String WANTED = """
            SELECT mode, locktype, coalesce(relation::regclass::text, ''),
                   coalesce(virtualxid, transactionid::text, classid || '/' || objid, ''),
                   (SELECT coalesce(string_agg(DISTINCT held.relation::regclass::text, ', '), '')
                    FROM pg_locks held JOIN pg_class class ON class.oid = held.relation
                    WHERE held.pid = wanted.pid AND held.granted AND held.locktype = 'relation'
                      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                      AND class.relkind IN ('r', 'p', 'm') AND class.relnamespace <> 'pg_catalog'::regnamespace),
                   %s
            FROM pg_locks wanted WHERE pid = ? AND NOT granted LIMIT 1
            """.formatted(HOLDS_FLYWAYS);

    /** Asks what a session waits for; the connection is to its own database, where relations have names. */
    static Locked by(Waiting waiting, Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(WANTED)) {
            ask.setInt(1, waiting.holder().pid());
            ask.setInt(2, waiting.waiter().pid());
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? of(row) : UNKNOWN;
            }
        }
    }

    private static Locked of(ResultSet row) throws SQLException {
        String working = row.getString(5).isEmpty() ? "" : ", at work on " + row.getString(5);
        return new Locked(
                row.getString(1),
                switch (row.getString(2)) {
                    case "relation" -> row.getString(3);
                    case "virtualxid", "transactionid" -> "transaction " + row.getString(4) + working;
                    default -> row.getString(2) + " " + row.getString(4) + working;
                },
                row.getBoolean(6));
    }

    static Locked unknown() {
        return UNKNOWN;
    }
}
