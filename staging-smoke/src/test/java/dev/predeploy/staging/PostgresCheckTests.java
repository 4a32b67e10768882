package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.RawService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresCheckTests {
    private static final String PASSWORD = "p@s:s/w#o%r?d";

    private RunFolder folder;
    private Commands commands;
    private DisposableServer server;
    private Database shop;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = RunFolder.open(temporary.resolve("runs"));
        commands = new Commands(folder);
        server = DisposableServer.embedded(
                new DatabaseSettings(
                        PostgresVersion.standard(), "UTC", List.of(), List.of("app"), Map.of(), Optional.of(PASSWORD)),
                folder,
                commands);
        shop = server.create();
        execute("CREATE TABLE orders (id int); CREATE TABLE schema_version (version int);"
                + " INSERT INTO schema_version VALUES (9); ALTER TABLE orders OWNER TO app");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        folder.close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void passesWhereAllIsAsDeclared(@TempDir Path stack) throws Exception {
        TestedCheck check = check(
                stack,
                shop.url(),
                "at-least: 15, tables: 2, connections-left: 2,"
                        + " version: {query: select max(version) from schema_version, equals: 9}");
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence().get("transcript.txt"))
                .contains("$ psql postgresql://postgres@127.0.0.1:", " -c 'SHOW server_version'\n server_version\n")
                .contains(" public     | orders         | app\n")
                .contains(" max\n-----\n 9\n(1 row)")
                .doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://%s:%s@", "postgres://%s:%s@", "postgresql+psycopg://%s:%s@"})
    void takesAPasswordThatNobodyEncoded(String form, @TempDir Path stack) throws Exception {
        String url = form.formatted(shop.server().user(), PASSWORD) + "127.0.0.1:"
                + shop.server().port() + "/" + shop.name();
        assertThat(check(stack, url, "tables: [orders]").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check(stack, shop.jdbcUrl(), "tables: [orders]").outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at-least: 99                                                         | server-version   | the server is PostgreSQL 16.
            tables: 19                                                           | tables           | There are 2 tables, not 19
            tables: [orders, scores]                                             | tables           | There is no table scores
            owner: app                                                           | owner            | the table public.schema_version is owned by postgres
            connections-left: 100000                                             | connections-left | only
            version: {query: select max(version) from schema_version, equals: 8} | version          | The schema's version
            version: {query: select pg_sleep(20), equals: 8}, answers-within: 1s | 57014            | canceling statement
            version: {query: select 1 from nowhere, equals: 8}                   | 42P01            | relation "nowhere" does not exist
            version: {query: create table x (), equals: 8}                       | 25006            | cannot execute CREATE TABLE in a read-only
            """)
    void tellsWhatIsNotAsDeclared(String keys, String rule, String what, @TempDir Path stack) throws Exception {
        TestedCheck check = check(stack, shop.url(), keys);
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        Finding finding = check.finding();
        assertThat(finding.rule()).contains(rule);
        assertThat(finding.what()).startsWith(what);
        assertThat(finding.fix()).isPresent();
        assertThat(finding.place().text()).startsWith("postgresql://postgres@127.0.0.1:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://postgres:wrong@127.0.0.1:PORT/shop      | 28P01              | percent-encode
            postgresql://postgres@127.0.0.1:PORT/shop            | 08004              | write the password into the URL
            postgresql://postgres:PASSWORD@127.0.0.1:PORT/absent | 3D000              | create it
            postgresql://u:p@127.0.0.1:1/shop                    | connection-refused | start the service
            postgresql://u:p@no-such-host.invalid/shop           | unknown-host       | correct the name
            """)
    void tellsWhyItCannotBeEntered(String url, String rule, String fix, @TempDir Path stack) throws Exception {
        String port = Integer.toString(shop.server().port());
        TestedCheck check = check(stack, url.replace("PORT", port).replace("PASSWORD", PASSWORD), "tables: 1");
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).as(check.reason()).contains(rule);
        assertThat(check.finding().fix().orElseThrow()).contains(fix);
    }

    @Test
    void tellsAServerThatNeverAnswers(@TempDir Path stack) throws Exception {
        try (RawService silent = RawService.doingAtOnce((socket, out) -> TimeUnit.SECONDS.sleep(60))) {
            assertSilent(silent, "timeout", stack);
        }
    }

    @Test
    void tellsAServerThatAnswersWithoutEnd(@TempDir Path stack) throws Exception {
        try (RawService endless = RawService.doingAtOnce((socket, out) -> {
            socket.getInputStream().readNBytes(8); // asks for TLS
            out.write('N');
            socket.getInputStream().read(); // begins without
            out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 0});
            while (!socket.isClosed()) {
                out.write(new byte[] {'S', 0, 0, 0, 8, 'a', 0, 'b', 0});
            }
        })) {
            assertSilent(endless, "08P01", stack);
        }
    }

    @Test
    void tellsWhatIsNoPostgres(@TempDir Path stack) throws Exception {
        try (RawService http = RawService.doingAtOnce(
                (socket, out) -> out.write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.UTF_8)))) {
            TestedCheck check = check(stack, "postgresql://u:p@127.0.0.1:" + http.port() + "/d", "answers-within: 2s");
            assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
            assertThat(check.finding().fix().orElseThrow()).contains("something else");
        }
    }

    private static void assertSilent(RawService service, String rule, Path stack) throws IOException {
        TestedCheck check =
                check(stack, "postgresql://u:p@127.0.0.1:" + service.port() + "/d", "answers-within: 500ms");
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).contains(rule);
    }

    private static TestedCheck check(Path stack, String url, String keys) throws IOException {
        Files.writeString(stack.resolve("url"), url);
        return CheckTester.of(PostgresCheck.class)
                .run(stack, """
                        stack: shop
                        secrets: {DATABASE_URL: {file: url}}
                        staging:
                          postgres: {main: {url: "${secret:DATABASE_URL}", %s}}
                        """.formatted(keys))
                .only();
    }
}
