package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.database.Database;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;

/** What a client notices of whoever stands between it and the server: nothing. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTests {
    private ObservedServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = new ObservedServer(temporary, "16");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    /** Does the same twice: observed, and not. */
    private void same(List<String> prepared, Use use) throws Exception {
        List<Object> direct = new ArrayList<>();
        try (Connection connection = prepared(prepared).connect()) {
            use.use(connection, direct);
        }
        List<Object> seen = new ArrayList<>();
        server.observe(prepared(prepared), connection -> use.use(connection, seen));
        assertThat(seen).isEqualTo(direct).isNotEmpty();
    }

    private Database prepared(List<String> statements) throws Exception {
        return server.prepared(statements.toArray(String[]::new));
    }

    private static String refused(Statement statement, String sql) {
        PSQLException refused = catchThrowableOfType(PSQLException.class, () -> statement.execute(sql));
        return refused == null ? "fine" : String.valueOf(refused.getServerErrorMessage());
    }

    @Test
    void errorsComeThroughUntouched() throws Exception {
        same(List.of("CREATE TABLE t (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)"), (connection, seen) -> {
            try (Statement statement = connection.createStatement()) {
                seen.add(refused(statement, "SELEC 1"));
                seen.add(refused(statement, "SELECT 1; SELECT 2; SELECT nope"));
                seen.add(refused(statement, "INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)"));
                seen.add(refused(statement, "LOCK TABLE t"));
                seen.add(refused(statement, "VACUUM nope"));
                seen.add(refused(statement, "DO 'BEGIN RAISE EXCEPTION ''é''; END'"));
                connection.setAutoCommit(false);
                seen.add(refused(statement, "VACUUM t"));
                seen.add(refused(statement, "SELECT 1"));
                connection.rollback();
                seen.add(refused(statement, "INSERT INTO t VALUES (2)"));
                connection.commit();
                seen.add(refused(statement, "SELECT count(*) FROM t"));
            }
        });
    }

    @Test
    void simpleProtocolIsTheSame() throws Exception {
        Database database = server.prepared("CREATE TABLE t (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        try (Observer observer = Observer.of(database, Places.files())) {
            String url = observer.database().jdbcUrl() + "&preferQueryMode=simple";
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                assertThat(refused(statement, "INSERT INTO t VALUES (1), (1)")).contains("duplicate key");
                assertThat(refused(statement, "SELECT 1; SELECT 22; SELECT nope"))
                        .contains("Position: 29");
                assertThat(refused(statement, "INSERT INTO t VALUES (1); SELECT 'a;b' --;\n; /* ; */"))
                        .isEqualTo("fine");
                assertThat(refused(statement, "BEGIN; INSERT INTO t VALUES (3); COMMIT; INSERT INTO t VALUES (4)"))
                        .isEqualTo("fine");
                assertThat(Optional.ofNullable(statement.getWarnings())).isEmpty();
                assertThat(refused(statement, "INSERT INTO t VALUES (7); SELECT nope"))
                        .contains("does not exist");
                assertThat(refused(statement, "CREATE INDEX CONCURRENTLY i ON t (id)"))
                        .isEqualTo("fine");
                assertThat(rows(statement)).isEqualTo(3);
            }
        }
    }

    private static long rows(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void preparedStatementsWithNames() throws Exception {
        Trace trace = server.observe(server.prepared("CREATE TABLE t (id int)"), connection -> {
            connection.unwrap(PGConnection.class).setPrepareThreshold(-1);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)");
                    PreparedStatement index = connection.prepareStatement("CREATE INDEX CONCURRENTLY ON t (id)")) {
                for (int row = 0; row < 3; row++) {
                    insert.setInt(1, row);
                    insert.execute();
                    index.execute();
                }
                for (int row = 0; row < 500; row++) {
                    insert.setInt(1, row);
                    insert.addBatch();
                }
                connection.setAutoCommit(false);
                assertThat(insert.executeBatch()).hasSize(500).containsOnly(1);
                connection.commit();
                try (Statement statement = connection.createStatement()) {
                    assertThat(rows(statement)).isEqualTo(503);
                }
            }
        });
        assertThat(trace.statements()).extracting(Observed::error).allMatch(Optional::isEmpty);
        assertThat(trace.statements().stream()
                        .flatMap(each -> each.effects().stream())
                        .mapToLong(effect -> effect.rows().inserted())
                        .sum())
                .isEqualTo(503);
    }

    @Test
    void copiedRows() throws Exception {
        server.observe(server.prepared("CREATE TABLE t (id int)"), connection -> {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (boolean commits : List.of(true, false)) {
                connection.setAutoCommit(commits);
                assertThat(copy.copyIn("COPY t FROM STDIN", new StringReader("1\n2\n")))
                        .isEqualTo(2);
                PSQLException refused = catchThrowableOfType(
                        PSQLException.class,
                        () -> copy.copyIn("COPY t FROM STDIN", new StringReader("x\n" + "1\n".repeat(100_000))));
                assertThat(refused.getSQLState()).isEqualTo("22P02");
                if (!commits) {
                    connection.rollback();
                }
            }
            try (Statement statement = connection.createStatement()) {
                assertThat(rows(statement)).isEqualTo(2);
            }
        });
    }

    @Test
    void statementOfManyBytes() throws Exception {
        String text = "x".repeat(5 << 20);
        Trace trace = server.observe(server.prepared("CREATE TABLE t (s text)"), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO t VALUES ('" + text + "')");
                statement.execute("INSERT INTO t VALUES ('" + text.repeat(5) + "')");
                try (ResultSet row = statement.executeQuery("SELECT length(s), s FROM t ORDER BY 1")) {
                    row.next();
                    assertThat(row.getInt(1)).isEqualTo(5 << 20);
                    row.next();
                    assertThat(row.getString(2)).hasSize(25 << 20);
                }
            }
        });
        assertThat(ObservedServer.words(trace.statements().get(1))).isEqualTo("t RowExclusive, t +1 ~0 -0");
        assertThat(ObservedServer.words(trace.statements().get(2))).isEqualTo("t RowExclusive, t +1 ~0 -0");
        assertThat(trace.statements().get(2).statement().text()).hasSizeLessThan(200_000);
    }

    /** What is done with a connection, and what is seen of it. */
    @FunctionalInterface
    interface Use {
        /** Does it. */
        void use(Connection connection, List<Object> seen) throws Exception;
    }
}
