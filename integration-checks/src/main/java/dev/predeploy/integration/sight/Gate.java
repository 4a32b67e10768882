package dev.predeploy.integration.sight;

import dev.predeploy.kit.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/**
 * Locks tables for a moment, so that who wants one must wait and can be seen to: locks that nobody waits for may be gone
 * before anybody looks. It never waits itself.
 */
final class Gate implements AutoCloseable {
    private static final String SHUT = """
            DO $$
            DECLARE r record;
            BEGIN
              FOR r IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.oid >= 16384 AND relkind IN ('r', 'p')
                  AND relpersistence <> 't' AND c.oid <> ALL ('{%s}'::oid[]) LOOP
                BEGIN
                  EXECUTE format('LOCK TABLE ONLY %%s IN EXCLUSIVE MODE NOWAIT', r.name);
                EXCEPTION WHEN OTHERS THEN
                  NULL;
                END;
              END LOOP;
            END $$
            """;

    private final Connection connection;
    private boolean isShut;

    Gate(Database database) throws SQLException {
        this.connection = database.connect();
        connection.setAutoCommit(false);
    }

    /** Locks every table that nobody else has locked, but for some. */
    void shut(Collection<Long> but) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            isShut = true;
            statement.execute(SHUT.formatted(
                    String.join(",", but.stream().map(String::valueOf).toList())));
        }
    }

    boolean isShut() {
        return isShut;
    }

    /** Lets everybody through. */
    void open() throws SQLException {
        connection.rollback();
        isShut = false;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
