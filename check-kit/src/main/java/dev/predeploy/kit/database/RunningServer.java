package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A server that runs: what it lives in, and the connection by which databases are created and dropped. */
final class RunningServer implements AutoCloseable {
    private static final String TERMINATE =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()";

    private final ServerProcess process;
    private final Database.Address address;
    private final ServerStart start;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    RunningServer(ServerProcess process, Database.Address address, ServerStart start) {
        this.process = process;
        this.address = address;
        this.start = start;
    }

    Database.Address address() {
        return address;
    }

    Optional<NetworkDatabase> onNetwork(Database database) {
        return process.onNetwork(database);
    }

    /** Runs statements in the database {@code postgres}; waits in a thread that an interrupt can leave. */
    void execute(String purpose, String... statements) throws InterruptedException {
        try {
            Interruptible.run(() -> executed(statements), () -> {});
        } catch (InterruptedException | CheckBroken known) {
            throw known;
        } catch (Exception failure) {
            throw broken(purpose, failure);
        }
    }

    /** A connection costs as much as a copy of a small database, so that one that did well is kept for the next. */
    private boolean executed(String... statements) throws SQLException {
        Connection kept = idle.poll();
        Connection connection = kept != null && kept.isValid(1) ? kept : home().connect();
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        idle.push(connection);
        return true;
    }

    Optional<CheckBroken> gone() {
        return process.end()
                .map(end -> new CheckBroken(Trouble.withLog(
                        "PostgreSQL is gone (%s)".formatted(end),
                        start.logTail(EmbeddedStart.LOG_LINES),
                        "See its log for why it ended, and run again.")));
    }

    private CheckBroken broken(String purpose, Exception failure) {
        String what = process.end()
                .map(end -> "PostgreSQL is gone (%s) and could not %s".formatted(end, purpose))
                .orElse("PostgreSQL could not " + purpose);
        return Trouble.because(what, start.logTail(EmbeddedStart.LOG_LINES), failure);
    }

    void terminate(String database) {
        try (Connection connection = home().connect();
                PreparedStatement statement = connection.prepareStatement(TERMINATE)) {
            statement.setString(1, database);
            statement.execute();
        } catch (SQLException failure) {
            if (process.end().isEmpty()) {
                throw broken("end the connections to " + database, failure);
            }
        }
    }

    private Database home() {
        return new Database(address, "postgres");
    }

    @Override
    public void close() {
        process.stop();
    }
}
