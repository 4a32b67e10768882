package dev.predeploy.integration.watchdog;

import dev.predeploy.integration.sql.Words;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session of the database does at a moment.
 *
 * @param pid its process
 * @param state what PostgreSQL calls that, such as {@code idle in transaction}
 * @param statement the statement that it runs, or ran last
 * @param since since when it is in that state, in PostgreSQL's own words
 * @param blockers the processes that it waits for
 */
record DatabaseSession(int pid, String state, String statement, String since, List<Integer> blockers) {
    private static final String LOOK = """
            SELECT pid, coalesce(state, ''), coalesce(query, ''), coalesce(state_change::text, ''),
                   CASE WHEN wait_event_type = 'Lock' THEN pg_blocking_pids(pid) ELSE '{}' END
            FROM pg_stat_activity WHERE datname = ? AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            """;

    DatabaseSession {
        blockers = List.copyOf(blockers);
    }

    /** Says whether it holds what it has locked, and does nothing until its program says more. */
    boolean isIdleInTransaction() {
        return state.startsWith("idle in transaction");
    }

    /** Returns the statement on one line, cut where it is long. */
    String shown() {
        return Words.of(statement);
    }

    /** Looks at the sessions of a database, by their processes. */
    static Map<Integer, DatabaseSession> of(String database, Connection connection) throws SQLException {
        Map<Integer, DatabaseSession> sessions = new LinkedHashMap<>();
        try (PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setString(1, database);
            try (ResultSet row = look.executeQuery()) {
                while (row.next()) {
                    int pid = row.getInt(1);
                    sessions.put(
                            pid,
                            new DatabaseSession(
                                    pid, row.getString(2), row.getString(3), row.getString(4), pids(row.getArray(5))));
                }
            }
        }
        return sessions;
    }

    private static List<Integer> pids(Array array) throws SQLException {
        return List.of((Integer[]) array.getArray());
    }
}
