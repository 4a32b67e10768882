package dev.predeploy.integration.rows;

import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.table.Table;
import dev.predeploy.integration.sql.Quoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes single rows; what is refused leaves no trace. */
final class RowWriter {
    private final Connection connection;
    private boolean areConstraintsDeferred;

    RowWriter(Connection connection) {
        this.connection = connection;
    }

    /** Lets constraints that can wait for the end of the transaction wait, from now on. */
    void defer() throws SQLException {
        execute("SET CONSTRAINTS ALL DEFERRED");
        areConstraintsDeferred = true;
    }

    /** Lets no constraint wait any longer. */
    void settle() throws SQLException {
        areConstraintsDeferred = false;
        execute("SET CONSTRAINTS ALL IMMEDIATE");
    }

    /**
     * Writes a row.
     *
     * @param row the values as SQL; columns that are left out get their defaults
     * @return where it is now
     * @throws SQLException with PostgreSQL's reason, if it refuses the row
     */
    String write(Table table, Map<Column, String> row, Mode mode) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            if (mode == Mode.WITHOUT_TRIGGERS) {
                execute("SET LOCAL session_replication_role = replica");
            }
            String place = insert(table, row);
            if (!areConstraintsDeferred) {
                execute("SET CONSTRAINTS ALL IMMEDIATE");
            }
            if (mode == Mode.WITHOUT_TRIGGERS) {
                execute("SET LOCAL session_replication_role = DEFAULT");
            }
            if (mode == Mode.TRIAL) {
                connection.rollback(before);
            } else {
                connection.releaseSavepoint(before);
            }
            return place;
        } catch (SQLException refused) {
            connection.rollback(before);
            throw refused;
        }
    }

    private String insert(Table table, Map<Column, String> row) throws SQLException {
        String names =
                row.keySet().stream().map(column -> Quoted.name(column.name())).collect(Collectors.joining(", "));
        String values = String.join(", ", row.values());
        String what =
                row.isEmpty() ? " DEFAULT VALUES" : " (" + names + ") OVERRIDING SYSTEM VALUE VALUES (" + values + ")";
        try (Statement statement = connection.createStatement();
                ResultSet written =
                        statement.executeQuery("INSERT INTO " + table.name() + what + " RETURNING ctid::text")) {
            if (!written.next()) {
                throw new SQLException("a trigger keeps rows from being written to it");
            }
            return written.getString(1);
        }
    }

    /** Runs a statement that may be refused; says whether it was not. */
    boolean tries(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            execute(sql);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            connection.rollback(before);
            return false;
        }
    }

    /** Runs an update of one row; returns where that is now, if it was not refused and did what it was for. */
    Optional<String> moved(String update) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(update)) {
            if (row.next() && row.getBoolean(2)) {
                String place = row.getString(1);
                connection.releaseSavepoint(before);
                return Optional.of(place);
            }
            connection.rollback(before);
            return Optional.empty();
        } catch (SQLException refused) {
            connection.rollback(before);
            return Optional.empty();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How a row is written. */
    enum Mode {
        USUAL,
        /** It is taken back. */
        TRIAL,
        /** Neither triggers nor foreign keys look at it. */
        WITHOUT_TRIGGERS
    }
}
