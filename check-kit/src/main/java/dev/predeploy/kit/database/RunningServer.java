package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A server that runs: its process, and the connection by which databases are created and dropped. */
final class RunningServer implements AutoCloseable {
    private static final String TERMINATE =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()";

    private final Postmaster postmaster;
    private final Database.Address address;
    private final EmbeddedStart start;

    RunningServer(Postmaster postmaster, Database.Address address, EmbeddedStart start) {
        this.postmaster = postmaster;
        this.address = address;
        this.start = start;
    }

    Database.Address address() {
        return address;
    }

    /** Runs one statement in the database {@code postgres}; waits in a thread that an interrupt can leave. */
    void execute(String sql, String purpose) throws InterruptedException {
        try {
            Interruptible.run(
                    () -> {
                        try (Connection connection = home().connect();
                                Statement statement = connection.createStatement()) {
                            return statement.execute(sql);
                        }
                    },
                    () -> {});
        } catch (InterruptedException | CheckBroken known) {
            throw known;
        } catch (Exception failure) {
            throw broken(purpose, failure);
        }
    }

    private CheckBroken broken(String purpose, Exception failure) {
        String what = postmaster.isAlive()
                ? "PostgreSQL could not " + purpose
                : "PostgreSQL is gone (exit code " + postmaster.exitCode() + ") and could not " + purpose;
        return Trouble.because(what, start.logTail(EmbeddedStart.LOG_LINES), failure);
    }

    void terminate(String database) {
        try (Connection connection = home().connect();
                PreparedStatement statement = connection.prepareStatement(TERMINATE)) {
            statement.setString(1, database);
            statement.execute();
        } catch (SQLException failure) {
            if (postmaster.isAlive()) {
                throw broken("end the connections to " + database, failure);
            }
        }
    }

    private Database home() {
        return new Database(address, "postgres");
    }

    @Override
    public void close() {
        postmaster.stop();
        start.removeData();
    }
}
