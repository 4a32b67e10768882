package dev.predeploy.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class MigrationsCheckTests {
    private static final String FLYWAY = """
            stack: test
            integration:
              migrations: {main: {tool: flyway, locations: [m]}}
            """;

    @TempDir
    private Path folder;

    @Test
    void passesMigrationsThatApplyAndTellsWhatItDid() throws Exception {
        migration("V1__table.sql", "CREATE TABLE a (id int);");
        migration("V1.1__index.sql", "CREATE INDEX CONCURRENTLY i ON a (id);");
        migration("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        migration("U1__table.sql", "DROP TABLE a;");
        migration("afterMigrate.sql", "COMMENT ON TABLE a IS 'migrated';");
        migration("README.md", "How to write migrations");
        TestedCheck check = run(FLYWAY);
        assertThat(check.id()).isEqualTo("integration/migrations/main");
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.steps())
                .containsExactly(
                        "read",
                        "applied from empty",
                        "applied again, and nothing changes",
                        "nothing is pending",
                        "validated");
        assertThat(check.evidence().get("migrations.txt"))
                .containsSubsequence(
                        "V1__table.sql", "V1.1__index.sql", "R__view.sql", "Not looked at: edited migrations");
    }

    @Test
    void failsWhereAStatementIsRefused() throws Exception {
        migration("V1__good.sql", "CREATE TABLE a (id int);");
        migration("sub/V2__bad.sql", "SELECT 1;\nALTER TABLE a ADD CHECK (nope > 1);");
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().place()).isEqualTo(Place.file("m/sub/V2__bad.sql", 2, 26));
        assertThat(check.finding().rule()).hasValue("42703");
        assertThat(check.evidence().get("postgres.log")).contains("ERROR:");
    }

    @Test
    void saysWhereToPutWhatCannotRunInATransaction() throws Exception {
        migration("V1__table.sql", "CREATE TABLE a (id int);\nCREATE INDEX i ON a (id);");
        migration("V2__again.sql", "DO $$ BEGIN EXECUTE 'REINDEX INDEX CONCURRENTLY i'; END $$;");
        TestedCheck check = run(FLYWAY);
        assertThat(check.finding().rule()).hasValue("25001");
        assertThat(check.finding().fix())
                .hasValue("Put it into a migration of its own that runs outside a transaction.");
    }

    @Test
    void blamesTheStatementThatCannotReachAnotherServer() throws Exception {
        migration("V1__copy.sql", """
                CREATE EXTENSION dblink;
                SELECT dblink_connect('other', 'host=127.0.0.1 port=1 user=nobody password=none');
                """);
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("08001");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V1__copy.sql", 2, 1));
    }

    @Test
    void failsOnNamesThatFlywayPassesOver() throws Exception {
        migration("V1__good.sql", "SELECT 1;");
        migration("V2_bad.sql", "SELECT 1;");
        migration("v3__bad.sql", "SELECT 1;");
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .extracting(finding -> finding.place().text())
                .containsExactlyInAnyOrder("m/V2_bad.sql", "m/v3__bad.sql");
        assertThat(check.findings()).extracting(Finding::rule).containsOnly(Optional.of("migration-name"));
    }

    @Test
    void namesTheFirstByteThatIsNoUtf8() throws Exception {
        Files.createDirectories(folder.resolve("m"));
        Files.write(
                folder.resolve("m/V1__l.sql"),
                "CREATE TABLE l (t text);\nINSERT INTO l VALUES ('ol\u00e9');".getBytes(ISO_8859_1));
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.reason()).isEqualTo("V1__l.sql is no UTF-8");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V1__l.sql", 2, 26));
        assertThat(check.finding().actual()).hasValue("the byte 0xE9");
        assertThat(check.finding().fix().orElseThrow()).contains("`settings: {encoding: ISO-8859-1}`");
        assertThat(run(FLYWAY.replace("[m]}", "[m], settings: {encoding: ISO-8859-1}}"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "V5 __e.sql, V5__e.sql",
        "V2_bad.sql, V2__bad.sql",
        "v3__bad.sql, V3__bad.sql",
        "V1.2-x.sql, V1.2__x.sql",
        "readme.sql, V2__readme.sql",
        "v1.sql, V1__what_it_does.sql"
    })
    void proposesANameThatKeepsTheVersion(String wrong, String right) throws Exception {
        migration(wrong, "SELECT 1;");
        assertThat(run(FLYWAY).finding().expected().orElseThrow()).startsWith("a name such as " + right + ", R__");
    }

    @Test
    void failsOnTwoMigrationsOfOneVersion() throws Exception {
        migration("V1__a.sql", "SELECT 1;");
        migration("V1__b.sql", "SELECT 1;");
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("Found more than one migration with version 1");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V1__b.sql"));
        assertThat(check.finding().actual()).hasValue("also m/V1__a.sql");
    }

    @Test
    void failsOnACallbackThatChangesSomethingEachTime() throws Exception {
        migration("V1__a.sql", "CREATE TABLE a (id int);");
        migration("afterMigrate.sql", "INSERT INTO a VALUES (1);");
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("changed-by-second-run");
        assertThat(check.finding().what()).startsWith("rows of public.a changed");
        assertThat(run(FLYWAY.replace("[m]", "[m], callbacks: false")).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void isNotRunWithoutMigrations() throws Exception {
        Files.createDirectories(folder.resolve("m"));
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.reason()).isEqualTo("there is no migration in m");
    }

    @Test
    void isBrokenByAMigrationThatIsAProgram() throws Exception {
        migration("V1__a.java", "class V1__a {}");
        TestedCheck check = run(FLYWAY);
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V1__a.java"));
    }

    @Test
    void isStoppedAtItsTimeLimitWithWhatItsStatementWaitsFor() throws Exception {
        migration("V1__wait.sql", "SELECT pg_sleep(600);");
        TestedCheck check = run(FLYWAY.replace("[m]", "[m], time-limit: 5s"));
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).contains("time limit of 5s");
    }

    @Test
    void takesEverySettingOfFlyway() throws Exception {
        migration(
                "V1__a.sql",
                "CREATE TABLE #{schema}.a AS SELECT current_setting('TimeZone') AS zone, '#{secret}' AS s;");
        migration("V2__mixed.sql", "CREATE INDEX CONCURRENTLY i ON one.a (s);\nGRANT SELECT ON one.a TO reader;");
        TestedCheck check = run("""
                stack: test
                secrets: {TOKEN: {command: printf geheim}}
                integration:
                  database: {time-zone: Asia/Tokyo, roles: [reader], extensions: [pg_trgm]}
                  migrations:
                    main:
                      tool: flyway
                      locations: [m]
                      schemas: [one, two]
                      table: history
                      placeholders: {schema: one, secret: "${secret:TOKEN}"}
                      settings: {mixed: true, placeholderPrefix: "#{"}
                  schema:
                    main: {tables: [one.a, one.history], version: {query: select zone from one.a, equals: Asia/Tokyo}}
                """);
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }

    private TestedCheck run(String stack) throws IOException {
        return CheckTester.of(MigrationsCheck.class, SchemaCheck.class)
                .run(folder, stack)
                .check("integration/migrations/main");
    }

    private void migration(String name, String text) throws IOException {
        Path file = folder.resolve("m").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
