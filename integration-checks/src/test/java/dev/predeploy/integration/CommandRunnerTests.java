package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tool is a small program of the test's own. */
@Timeout(300)
class CommandRunnerTests {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java") + " -cp '"
            + System.getProperty("java.class.path") + "' ";

    @TempDir
    private Path folder;

    @Test
    void tellsAHangOnceAndAtItsLine() throws Exception {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("migrations/0002.py"),
                "first = \"INSERT INTO a VALUES (1)\"\nsecond = \"ALTER TABLE a ADD n int\"\n");
        TestedChecks checks =
                run(TwoSessionsProgram.class.getName() + " 'INSERT INTO a VALUES (1)' 'ALTER TABLE a ADD n int'", "{}");
        TestedCheck migrations = checks.check("integration/migrations/main");
        assertThat(migrations.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(migrations.finding().rule()).hasValue("waits-for-itself");
        assertThat(migrations.finding().place()).isEqualTo(Place.file("migrations/0002.py", 2, 11));
        assertThat(migrations.finding().actual().orElseThrow())
                .contains("AccessExclusiveLock on a", "idle in transaction", "INSERT INTO a VALUES (1)");
        TestedCheck runner = checks.check("integration/runner/main");
        assertThat(runner.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(runner.blockedBy()).hasValue("integration/migrations/main");
    }

    @Test
    void failsAToolThatDoesNotStandASecondOneBesideIt() throws Exception {
        Files.writeString(
                folder.resolve("migrate.sql"),
                "DO $$ BEGIN IF to_regclass('a') IS NULL THEN PERFORM pg_sleep(3);"
                        + " CREATE TABLE a (id int); END IF; END $$");
        TestedChecks checks = run(SqlProgram.class.getName() + " migrate.sql", "{at-once: 2}");
        assertThat(checks.check("integration/migrations/main").outcome()).isEqualTo(Outcome.PASSED);
        TestedCheck runner = checks.check("integration/runner/main");
        assertThat(runner.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(runner.finding().rule()).hasValue("two-at-once");
        assertThat(runner.finding().what()).isEqualTo("of 2 runs at once on one database, 1 failed");
        assertThat(runner.finding().actual().orElseThrow()).contains("CREATE TABLE a (id int)");
    }

    @Test
    void passesAToolWhoseSecondInstanceWaits() throws Exception {
        Files.writeString(
                folder.resolve("migrate.sql"),
                "BEGIN; SELECT pg_advisory_xact_lock(1); CREATE TABLE IF NOT EXISTS a (id int); COMMIT");
        TestedCheck runner =
                run(SqlProgram.class.getName() + " migrate.sql", "{at-once: 3}").check("integration/runner/main");
        assertThat(runner.reason()).isEmpty();
        assertThat(runner.outcome()).isEqualTo(Outcome.PASSED);
    }

    private TestedChecks run(String program, String entry) throws Exception {
        Files.writeString(folder.resolve("migrate.sh"), "#!/bin/sh\nexec " + JAVA + program + "\n");
        String stack = """
                stack: test
                integration:
                  migrations: {main: {tool: command, run: sh migrate.sh}}
                  runner: {main: %s}
                """;
        return CheckTester.of(MigrationsCheck.class, RunnerCheck.class).run(folder, stack.formatted(entry));
    }
}
