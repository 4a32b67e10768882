package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a live database is reached, and what it notices of that. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveReadingTests {
    private static final String CHECK = "integration/drift/d";

    private LiveServer server;

    @TempDir
    private Path folder;

    private Database live;

    @BeforeAll
    void start(@TempDir Path parent) throws Exception {
        server = new LiveServer(parent, PostgresVersion.standard());
        migration(parent);
        live = server.deployed(parent);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void isBrokenWhereNobodyIsLetInAndSaysWhy() throws Exception {
        TestedChecks checks = run(
                """
                postgresql://postgres:wrong-as-can-be@AT
                postgresql://postgres:PASSWORD@127.0.0.1:PORT/absent
                postgresql://u:p@127.0.0.1:1/shop
                postgresql://u:p@no-such-host.invalid/shop
                postgresql://postgres@AT
                mysql://u:p@AT
                """.replace("AT", "127.0.0.1:PORT/" + live.name())
                        .replace("PORT", Integer.toString(live.server().port()))
                        .replace("PASSWORD", LiveServer.PASSWORD)
                        .lines()
                        .toList(),
                "");
        assertBroken(
                checks.check(CHECK + 0),
                "28P01",
                "password authentication failed for user \"postgres\"",
                "percent-encode");
        assertBroken(checks.check(CHECK + 1), "3D000", "database \"absent\" does not exist", "correct the URL's path");
        assertBroken(
                checks.check(CHECK + 2), "connection-refused", "no answer: connection refused", "start the service");
        assertBroken(
                checks.check(CHECK + 3), "unknown-host", "no answer: the name does not resolve", "correct the name");
        assertBroken(checks.check(CHECK + 4), "08004", "", "write the password into the URL");
        TestedCheck other = checks.check("integration/drift/d5");
        assertThat(other.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(other.reason()).isEqualTo("`${secret:U5}` is no URL of PostgreSQL once it is filled in");
    }

    private static void assertBroken(TestedCheck check, String rule, String what, String fix) {
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.BROKEN);
        Finding finding = check.finding();
        assertThat(finding.rule()).as(finding.what()).contains(rule);
        assertThat(finding.what()).startsWith("the live database could not be read: " + what);
        assertThat(finding.fix().orElseThrow()).contains(fix);
        assertThat(finding.line()).doesNotContain(":p@", "wrong", "s/w#");
    }

    @Test
    void takesAPasswordThatNobodyEncoded() throws Exception {
        String url = "postgresql+psycopg://postgres:" + LiveServer.PASSWORD + "@127.0.0.1:"
                + live.server().port() + "/" + live.name();
        TestedCheck check = run(List.of(url), "").only();
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void doesNotWaitForALockAndSaysWhoHoldsIt() throws Exception {
        try (Connection migrating = live.connect();
                Statement statement = migrating.createStatement()) {
            migrating.setAutoCommit(false);
            statement.execute("SET LOCAL application_name = 'somebody'");
            statement.execute("LOCK TABLE a IN ACCESS EXCLUSIVE MODE");
            TestedCheck check = run(List.of(live.url()), "").only();
            assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.BROKEN);
            assertThat(check.finding().rule()).contains("55P03");
            assertThat(check.reason()).contains("canceling statement due to lock timeout");
            assertThat(check.finding().actual().orElseThrow())
                    .matches("a is locked by the session \\d+ \\(somebody\\)");
            migrating.rollback();
        }
    }

    @Test
    void tellsAStatementThatTakesTooLong() throws Exception {
        TestedCheck check = run(List.of(live.url()), ", answers-within: 1ms").only();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().fix()).isPresent();
    }

    @Test
    void goesOnWhereTheHistoryMayNotBeRead() throws Exception {
        LiveServer.execute(
                live,
                "DROP ROLE IF EXISTS watcher",
                "CREATE ROLE watcher LOGIN PASSWORD 'look-only'",
                "DROP INDEX a_name");
        String url = "postgresql://watcher:look-only@127.0.0.1:" + live.server().port() + "/" + live.name();
        TestedCheck check = run(List.of(url), "").only();
        assertThat(check.finding().rule()).contains("missing-in-live");
        assertThat(check.finding().what())
                .contains("(unless a pending migration does: permission denied for table flyway_schema_history)");
        LiveServer.execute(live, "CREATE INDEX a_name ON a (name)");
    }

    private TestedChecks run(List<String> urls, String keys) throws IOException {
        migration(folder);
        StringBuilder secrets = new StringBuilder();
        StringBuilder entries = new StringBuilder();
        for (int number = 0; number < urls.size(); number++) {
            Files.writeString(folder.resolve("url" + number), urls.get(number));
            secrets.append("U%1$d: {file: url%1$d}, ".formatted(number));
            entries.append("    d%d: {live: \"${secret:U%d}\"%s}\n".formatted(number, number, keys));
        }
        return CheckTester.of(DriftCheck.class).run(folder, """
                stack: shop
                secrets: {%s}
                integration:
                  migrations: {main: {tool: flyway, locations: [m]}}
                  drift:
                %s""".formatted(secrets, entries));
    }

    private static void migration(Path stack) throws IOException {
        Files.writeString(
                Files.createDirectories(stack.resolve("m")).resolve("V1__a.sql"),
                "CREATE TABLE a (id int, name text);\nCREATE INDEX a_name ON a (name);\nCREATE VIEW v AS SELECT id FROM a;");
    }
}
