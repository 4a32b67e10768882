package dev.predeploy.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerTests {
    private RunFolder folder;
    private Commands commands;
    private DisposableServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = RunFolder.open(temporary.resolve("runs"));
        commands = new Commands(folder);
        DatabaseSettings settings = new DatabaseSettings(
                PostgresVersion.standard(),
                "Europe/Oslo",
                List.of("pg_trgm"),
                List.of("app"),
                Map.of("max_connections", "42", "statement_timeout", "1min"),
                Optional.empty());
        server = server(settings);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        assertThat(folder.path().resolve("postgres-2/data")).doesNotExist();
        folder.close();
    }

    private DisposableServer server(DatabaseSettings settings) throws IOException {
        return DisposableServer.embedded(settings, folder, commands);
    }

    @Test
    void isAsTheSettingsSay() throws Exception {
        Database database = server.create();
        assertThat(server.describe()).matches("postgres 16\\.\\d+ \\(embedded\\)");
        assertThat(one(database, "SHOW server_version"))
                .isEqualTo(PostgresVersion.standard().toString());
        assertThat(one(database, "SHOW timezone")).isEqualTo("Europe/Oslo");
        assertThat(one(database, "SHOW fsync")).isEqualTo("off");
        assertThat(one(database, "SHOW max_connections")).isEqualTo("42");
        assertThat(one(database, "SHOW statement_timeout")).isEqualTo("0");
        try (Connection ofATool = database.connectAsTools();
                Statement statement = ofATool.createStatement();
                ResultSet row = statement.executeQuery("SHOW statement_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("1min");
        }
        assertThat(one(database, "SELECT extname FROM pg_extension WHERE extname = 'pg_trgm'"))
                .isEqualTo("pg_trgm");
        assertThat(one(database, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'app'"))
                .isEqualTo("f");
        assertThat(one(database, "SELECT lower('ÆØÅ')")).isEqualTo("æøå");
        server.drop(database);
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    }

    @Test
    void refusesWhoeverDoesNotKnowThePassword() throws Exception {
        Database database = server.create();
        Database.Address address = database.server();
        Database wrong =
                new Database(new Database.Address(address.host(), address.port(), "postgres", "x", "UTC"), "postgres");
        assertThatThrownBy(wrong::connect).hasMessageContaining("password authentication failed");
        assertThat(database.toString()).doesNotContain(address.password());
    }

    @Test
    void makesATemplateOnceAndGivesEachConsumerItsOwnCopy() throws Exception {
        AtomicInteger made = new AtomicInteger();
        DatabaseServer.Migrate migrate = database -> {
            made.incrementAndGet();
            run(database, "CREATE TABLE t AS SELECT 1 AS a");
            run(database, "ALTER DATABASE " + Sql.name(database.name()) + " SET search_path = 'x, y', public");
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Database>> clones = IntStream.range(0, 4)
                .mapToObj(index -> threads.submit(() -> server.cloneOf(server.template("once", migrate))))
                .toList();
        for (Future<Database> clone : clones) {
            run(clone.get(), "INSERT INTO public.t VALUES (2)");
            assertThat(one(clone.get(), "SELECT count(*) FROM public.t")).isEqualTo("2");
            assertThat(one(clone.get(), "SHOW search_path")).isEqualTo("\"x, y\", public");
        }
        threads.shutdown();
        assertThat(made).hasValue(1);
    }

    @Test
    void remembersThatATemplateCouldNotBeMade() {
        AtomicInteger tried = new AtomicInteger();
        DatabaseServer.Migrate migrate = database -> {
            tried.incrementAndGet();
            run(database, "SELECT nonsense");
        };
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> server.template("never", migrate))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("nonsense");
        }
        assertThat(tried).hasValue(1);
    }

    @Test
    void endsAStatementWhenTheWaitingThreadIsInterrupted() throws Exception {
        Database database = server.create();
        CountDownLatch runs = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<Object> stuck = threads.submit(() -> server.interruptibly(database, () -> {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                runs.countDown();
                return statement.execute("SELECT pg_sleep(600)");
            }
        }));
        runs.await();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(stuck::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(one(database, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"))
                .isEqualTo("0");
    }

    @Test
    void saysWhichExtensionThereIsNot() throws Exception {
        DatabaseSettings settings = new DatabaseSettings(
                PostgresVersion.standard(), "UTC", List.of("postgis"), List.of(), Map.of(), Optional.empty());
        try (DisposableServer other = server(settings)) {
            assertThatThrownBy(other::create)
                    .isInstanceOf(CheckBroken.class)
                    .hasMessageContaining("cannot install the extension postgis")
                    .hasMessageContaining("pg_trgm");
        }
    }

    @Test
    void saysWhyItDoesNotStartAndDoesNotTryAgain() throws Exception {
        DatabaseSettings settings = new DatabaseSettings(
                PostgresVersion.standard(),
                "UTC",
                List.of(),
                List.of(),
                Map.of("shared_bufers", "1GB"),
                Optional.empty());
        try (DisposableServer other = server(settings)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(other::create)
                        .isInstanceOf(CheckBroken.class)
                        .hasMessageContaining("did not start")
                        .hasMessageContaining("unrecognized configuration parameter \"shared_bufers\"")
                        .hasMessageContaining("integration.database.parameters");
            }
        }
    }

    @Test
    void saysThatTheCacheCannotBeUsed(@TempDir Path temporary) throws Exception {
        Path file = Files.writeString(temporary.resolve("cache"), "a file");
        try (DisposableServer other = DisposableServer.embedded(DatabaseSettings.standard(), folder, commands, file)) {
            assertThatThrownBy(other::create)
                    .isInstanceOf(CheckBroken.class)
                    .hasMessageContaining("cache of PostgreSQL binaries cannot be used")
                    .hasMessageContaining("Make " + file + " writable")
                    .hasMessageContaining("PREDEPLOY_CACHE");
        }
    }

    @Test
    void saysThatTheServerIsGone() throws Exception {
        try (DisposableServer other = server(DatabaseSettings.standard())) {
            Database database = other.create();
            ProcessHandle postmaster = ProcessHandle.of(pid(database)).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().get();
            assertThatThrownBy(() -> other.drop(database))
                    .isInstanceOf(CheckBroken.class)
                    .hasMessageContaining("could not drop a database");
        }
    }

    private static long pid(Database database) throws SQLException {
        return Long.parseLong(one(database, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"));
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
