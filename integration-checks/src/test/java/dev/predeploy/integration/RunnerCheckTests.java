package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class RunnerCheckTests {
    private static final String SET = "{tool: flyway, locations: [m]}";
    private static final String SAFE =
            "{tool: flyway, locations: [m], settings: {postgresql.transactional.lock: false}}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"16", "18"})
    void findsWhatWaitsForFlywaysOwnLockForEver(String version) throws Exception {
        migration("V1__table.sql", "CREATE TABLE a (id int);");
        migration("V2__index.sql", "-- while it is used\nCREATE INDEX CONCURRENTLY i ON a (id);");
        TestedChecks checks = run("database: {version: \"%s\"}\n  ".formatted(version), SET, "{}");
        assertThat(checks.check("integration/migrations/main").outcome()).isEqualTo(Outcome.PASSED);
        TestedCheck check = checks.check("integration/runner/main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        Finding finding = check.finding();
        assertThat(finding.rule()).hasValue("waits-for-itself");
        assertThat(finding.place()).isEqualTo(Place.file("m/V2__index.sql", 2, 1));
        assertThat(finding.what()).startsWith("CREATE INDEX CONCURRENTLY i ON a (id) waits for ever");
        assertThat(finding.actual().orElseThrow())
                .contains(
                        "ShareLock on transaction ",
                        ", at work on a",
                        "idle in transaction and holds Flyway's own lock");
        assertThat(finding.fix().orElseThrow())
                .contains("flyway.postgresql.transactional.lock=false")
                .contains("settings: {postgresql.transactional.lock: false}");
        assertThat(check.evidence().get("runner.txt"))
                .contains("postgresql.transactional.lock: true, which is Flyway's default")
                .contains("waits for process");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "18"})
    void passesTheSameWithoutThatLock(String version) throws Exception {
        migration("V1__table.sql", "CREATE TABLE a (id int);");
        migration("V2__index.sql", "CREATE INDEX CONCURRENTLY i ON a (id);");
        TestedCheck check = only(run("database: {version: \"%s\"}\n  ".formatted(version), SAFE, "{at-once: 2}"));
        assertThat(check.reason()).isEmpty();
        assertThat(check.findings()).isEmpty();
        assertThat(check.steps())
                .containsExactly("applied as configured", "what is left behind", "applied 2 times at once");
        assertThat(check.evidence().get("runner.txt"))
                .contains("V2__index.sql", "nothing waited for a session that did nothing", "all ended well");
    }

    @Test
    void callsNoSlowMigrationAHang() throws Exception {
        migration("V1__slow.sql", "CREATE TABLE a (id int);\nSELECT pg_sleep(3);");
        assertThat(only(run("", SET, "{}")).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void isNotRunWhereTheMigrationsDoNotApplyAtAll() throws Exception {
        migration("V1__bad.sql", "SELECT nope;");
        TestedCheck check = only(run("", SET, "{}"));
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.blockedBy()).hasValue("integration/migrations/main");
    }

    @Test
    void findsAFileThatMixesStatements() throws Exception {
        migration("V1__table.sql", "CREATE TABLE a (id int);");
        migration(
                "V2__mixed.sql",
                "SET lock_timeout TO '5s';\nALTER TABLE a ADD n int;\n\nCREATE INDEX CONCURRENTLY i ON a (n);\n");
        migration(
                "V3__apart.sql",
                "SET lock_timeout TO '5s';\nCREATE INDEX CONCURRENTLY j ON a (n);\nRESET lock_timeout;");
        Finding finding = error(only(run("", SAFE.replace("lock: false", "lock: false, mixed: true"), "{}")));
        assertThat(finding.rule()).hasValue("mixed-statements");
        assertThat(finding.place()).isEqualTo(Place.file("m/V2__mixed.sql", 4, 1));
        assertThat(finding.actual().orElseThrow()).endsWith("line 2: ALTER TABLE a ADD n int");
    }

    @Test
    void showsThatTryingAgainHidesAnInvalidIndex() throws Exception {
        migration("V1__table.sql", "CREATE TABLE a (id int, \"User Name\" text);");
        migration("V2__i.sql", "\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS I_a ON a (id);");
        migration(
                "V3__j.sql",
                "DROP INDEX CONCURRENTLY IF EXISTS j;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS j ON a (\"User Name\");");
        migration("V4__k.sql", "CREATE INDEX CONCURRENTLY k ON a (id);");
        TestedCheck check = only(run("", SAFE, "{}"));
        Finding finding = check.finding();
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.rule()).hasValue("hides-invalid-index");
        assertThat(finding.place()).isEqualTo(Place.file("m/V2__i.sql", 2, 1));
        assertThat(finding.actual().orElseThrow()).startsWith("shown by doing: ");
        assertThat(finding.fix().orElseThrow()).contains("DROP INDEX CONCURRENTLY IF EXISTS i_a;");
        assertThat(check.evidence().get("runner.txt"))
                .contains("canceling statement due to lock timeout")
                .contains("-- it passed, and i_a is still invalid")
                .contains("-- j is valid now");
    }

    @Test
    void makesTheIndexFailThatTheStatementBuilds() throws Exception {
        migration("V1__tables.sql", """
                CREATE SCHEMA "s.t";
                CREATE TABLE "s.t".a (id int UNIQUE);
                CREATE TABLE a (id int);
                CREATE INDEX "i.a" ON a (id);
                """);
        migration("V2__i.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS \"i.a\" ON \"s.t\".a (id);");
        Finding finding = only(run("", SAFE, "{}")).finding();
        assertThat(finding.rule()).hasValue("hides-invalid-index");
        assertThat(finding.place()).isEqualTo(Place.file("m/V2__i.sql", 1, 1));
        assertThat(finding.fix().orElseThrow()).contains("DROP INDEX CONCURRENTLY IF EXISTS \"s.t\".\"i.a\";");
    }

    @Test
    void buildsWithWhatOtherSchemasHave() throws Exception {
        migration("V1__table.sql", """
                CREATE EXTENSION pg_trgm;
                CREATE SCHEMA app;
                CREATE TABLE app.a (id int, words text);
                """);
        migration("V2__i.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON app.a USING gin (words gin_trgm_ops);");
        assertThat(error(only(run("", SAFE, "{}"))).rule()).hasValue("hides-invalid-index");
    }

    @Test
    void saysSoWhereABuildCouldNotBeMadeToFail() throws Exception {
        migration("V1__table.sql", "CREATE TABLE a (id int NOT NULL);");
        migration("V2__i.sql", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);");
        migration("V3__key.sql", "ALTER TABLE a ADD CONSTRAINT i PRIMARY KEY USING INDEX i;");
        TestedCheck check = only(run("", SAFE, "{}"));
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().severity()).isEqualTo(Severity.WARNING);
        assertThat(check.finding().what())
                .isEqualTo("nobody could see what IF NOT EXISTS does after a build of i that failed");
    }

    @Test
    void warnsOfWhatIsLeftInvalid() throws Exception {
        migration("V1__tables.sql", "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a int);");
        migration("V2__later.sql", """
                ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (a) REFERENCES a NOT VALID;
                ALTER TABLE b ADD CONSTRAINT b_c CHECK (a > 0) NOT VALID;
                ALTER TABLE b VALIDATE CONSTRAINT b_c;
                """);
        TestedCheck check = only(run("", SET, "{}"));
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().rule()).hasValue("left-invalid");
        assertThat(check.finding().severity()).isEqualTo(Severity.WARNING);
        assertThat(check.finding().what()).isEqualTo("the constraint b_a of b is left invalid");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V2__later.sql", 1, 1));
    }

    @Test
    void warnsOfASettingThatTheNextMigrationRunsWith() throws Exception {
        migration("V1__schema.sql", "CREATE SCHEMA s;\nSELECT set_config('lock_timeout', '7s', false);");
        migration("V2__table.sql", "SET LOCAL statement_timeout TO '1min';\nCREATE TABLE a (id int);");
        migration("V3__last.sql", "RESET lock_timeout;");
        migration("V4__none.sql", "SELECT 1;");
        TestedCheck check = only(run("", SET, "{}"));
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().rule()).hasValue("leaks-setting");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V1__schema.sql", 2, 1));
        assertThat(check.finding().actual().orElseThrow()).startsWith("V2__table.sql ran with lock_timeout = 7000");
        assertThat(check.finding().fix())
                .hasValue("Write SET LOCAL, or RESET lock_timeout at the end of the migration.");
    }

    @Test
    void advisesNoSetLocalWhereAllMigrationsAreOneTransaction() throws Exception {
        migration("V1__table.sql", "SET LOCAL lock_timeout = '2s';\nCREATE TABLE a (id int);");
        migration("V2__other.sql", "CREATE TABLE b (id int);\nRESET lock_timeout;");
        migration("V3__none.sql", "SELECT 1;");
        TestedCheck check = only(run("", "{tool: flyway, locations: [m], settings: {group: true}}", "{}"));
        assertThat(check.finding().rule()).hasValue("leaks-setting");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V1__table.sql", 1, 1));
        assertThat(check.finding().fix()).hasValue("RESET lock_timeout at the end of the migration.");
    }

    @Test
    void warnsOfANumberThatIsMissing() throws Exception {
        migration("V1__a.sql", "CREATE TABLE a (id int);");
        migration("V2__b.sql", "SELECT 1;");
        migration("V4__d.sql", "SELECT 1;");
        migration("R__view.sql", "SELECT 1;");
        TestedCheck check = only(run("", SET, "{}"));
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().rule()).hasValue("gap");
        assertThat(check.finding().what()).isEqualTo("there is no migration of the number 3 before V4__d.sql");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V4__d.sql"));
    }

    @Test
    void looksOnlyAtWhatIsNotLiveYet() throws Exception {
        migration("V1__a.sql", "CREATE TABLE a (id int);");
        migration("V2__i.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);");
        migration("V3__b.sql", "ALTER TABLE a ADD n int;");
        TestedCheck check = only(run("", SET, "{live: \"2\"}"));
        assertThat(check.reason()).isEmpty();
        assertThat(check.findings()).isEmpty();
        assertThat(check.evidence().get("runner.txt"))
                .contains("From version 2:")
                .contains("V3__b.sql")
                .doesNotContain("V2__i.sql");
    }

    @Test
    void tellsWhatFlywayRefusesOnTopOfTheCommitThatIsLive() throws Exception {
        migration("V1__a.sql", "CREATE TABLE a (id int);");
        migration("V3__c.sql", "SELECT 3;");
        new GitFolder(folder).deploy();
        migration("V2__b.sql", "SELECT 2;");
        migration("V4__d.sql", "SELECT 4;");
        Finding finding = error(only(run("", SET, "{live: {ref: main}}")));
        assertThat(finding.rule()).hasValue("out-of-order");
        assertThat(finding.place()).isEqualTo(Place.file("m/V2__b.sql"));
    }

    private static Finding error(TestedCheck check) {
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        return check.findings().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .reduce((one, two) -> {
                    throw new AssertionError("two: " + one + ", " + two);
                })
                .orElseThrow();
    }

    private static TestedCheck only(TestedChecks checks) {
        return checks.check("integration/runner/main");
    }

    private TestedChecks run(String database, String migrations, String entry) throws IOException {
        String stack = "stack: test\nintegration:\n  %smigrations: {main: %s}\n  runner: {main: %s}\n"
                .formatted(database, migrations, entry);
        return CheckTester.of(MigrationsCheck.class, RunnerCheck.class).run(folder, stack);
    }

    private void migration(String name, String text) throws IOException {
        Path file = folder.resolve("m").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
