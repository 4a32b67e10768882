package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

/** Connections that come at once, are cancelled, and go without a word. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionsTests {
    private ObservedServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = new ObservedServer(temporary, "16");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void twoConnectionsAtOnce() throws Exception {
        Database database = server.prepared("CREATE TABLE t (id int)", "CREATE TABLE u (id int)");
        try (Observer observer = Observer.of(database, Places.files());
                Connection one = observer.database().connect();
                Connection other = observer.database().connect()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            try (Statement first = one.createStatement();
                    Statement second = other.createStatement()) {
                first.execute("ALTER TABLE t ADD n int");
                second.execute("ALTER TABLE u ADD n int");
                first.execute("SELECT 1");
            }
            one.commit();
            other.commit();
            List<Observed> seen = observer.trace().statements();
            assertThat(seen.subList(2, 5))
                    .extracting(ObservedServer::words)
                    .containsExactly("t AccessExclusive", "u AccessExclusive", "");
            assertThat(seen.get(2).transaction())
                    .isEqualTo(seen.get(4).transaction())
                    .isNotEqualTo(seen.get(3).transaction());
        }
    }

    @Test
    void cancelling() throws Exception {
        server.observe(server.prepared(), connection -> {
            for (boolean commits : List.of(true, false)) {
                connection.setAutoCommit(commits);
                try (Statement statement = connection.createStatement()) {
                    FutureTask<String> asleep = new FutureTask<>(() -> refused(statement, "SELECT pg_sleep(100)"));
                    new Thread(asleep).start();
                    while (!asleep.isDone()) {
                        statement.cancel();
                        LockSupport.parkNanos(20_000_000);
                    }
                    assertThat(asleep.get()).contains("canceling statement due to user request");
                    if (!commits) {
                        connection.rollback();
                    }
                    assertThat(refused(statement, "SELECT 1")).isEqualTo("fine");
                }
            }
        });
    }

    @Test
    void toolThatIsKilled() throws Exception {
        Database database = server.prepared("CREATE TABLE t (id int)");
        try (Observer observer = Observer.of(database, Places.files())) {
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(),
                    observer.database().server().port())) {
                byte[] hello = "user\0postgres\0database\0nope\0\0".getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(hello.length + 8)
                                .putInt(hello.length + 8)
                                .putInt(3 << 16)
                                .put(hello)
                                .array());
                assertThat(socket.getInputStream().read()).isEqualTo('R');
            }
            Connection connection = observer.database().connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE t ADD n int");
            }
            connection.abort(Runnable::run);
            try (Connection other = observer.database().connect();
                    Statement statement = other.createStatement()) {
                statement.execute("ALTER TABLE t ADD n int"); // which waits until the first has gone
            }
            assertThat(observer.trace().statements()).hasSize(4);
        }
    }

    @Test
    void noThreadIsLeft() throws Exception {
        Observer observer = Observer.of(server.prepared(), Places.files());
        Connection connection = observer.database().connect();
        assertThat(threads()).isNotEmpty();
        observer.close();
        assertThat(threads()).isEmpty();
        assertThat(connection.isValid(1)).isFalse();
        int port = observer.database().server().port();
        assertThat(catchThrowableOfType(
                        IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close()))
                .isNotNull();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("PostgreSQL"))
                .toList();
    }

    @Test
    void placesAreNowhereWithoutASource() throws Exception {
        Trace trace = server.alone(server.prepared(), "SELECT 1");
        assertThat(trace.statements().get(1).statement().place()).isEqualTo(Place.nowhere());
        assertThat(trace.statements().get(1).statement().source()).isEmpty();
    }

    private static String refused(Statement statement, String sql) {
        PSQLException refused = catchThrowableOfType(PSQLException.class, () -> statement.execute(sql));
        return refused == null ? "fine" : String.valueOf(refused.getServerErrorMessage());
    }
}
