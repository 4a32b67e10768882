package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrates by a small program of the test's own, which stands for whatever tool a stack has. */
@Timeout(300)
class CommandMigrationsTests {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("good.sql"), "CREATE TABLE IF NOT EXISTS a (id int)");
        Files.writeString(
                folder.resolve("growing.sql"), "CREATE TABLE IF NOT EXISTS a (id int); INSERT INTO a VALUES (1)");
    }

    @Test
    void passesACommandThatMigratesOnce() throws Exception {
        TestedChecks checks = run("good.sql", "pending: test -f good.sql", "sh -c 'echo $PGDATABASE; exit 0'");
        assertThat(checks.check("integration/migrations/main").reason()).isEmpty();
        assertThat(checks.check("integration/application/app").evidence().get("output.log"))
                .startsWith("$ sh -c 'echo $PGDATABASE; exit 0'\npredeploy_")
                .contains("# ended well, after ");
    }

    @Test
    void givesTheUrlTheSchemeThatTheStackNames() throws Exception {
        Files.writeString(folder.resolve("migrate.sh"), "#!/bin/sh\nexec " + SqlProgram.COMMAND + "good.sql\n");
        String stack = """
                stack: test
                integration:
                  database: {url-scheme: postgresql+asyncpg}
                  migrations: {main: {tool: command, run: sh migrate.sh}}
                  application: {app: {run: "echo $DATABASE_URL $JDBC_DATABASE_URL"}}
                """;
        TestedChecks checks =
                CheckTester.of(MigrationsCheck.class, ApplicationCheck.class).run(folder, stack);
        assertThat(checks.check("integration/application/app").evidence().get("output.log"))
                .contains("\npostgresql+asyncpg://", " jdbc:postgresql://");
    }

    @Test
    void passesATableThatHasNoPartitionYet() throws Exception {
        Files.writeString(
                folder.resolve("whole.sql"), "CREATE TABLE IF NOT EXISTS a (id int, k int) PARTITION BY LIST (k)");
        TestedCheck check = run("whole.sql", "", "true").check("integration/migrations/main");
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsWhatChangesTheDatabaseEachTime() throws Exception {
        TestedCheck check = run("growing.sql", "", "true").check("integration/migrations/main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).startsWith("rows of public.a changed");
        assertThat(check.finding().expected()).hasValue("1");
        assertThat(check.finding().actual()).hasValue("2");
    }

    @Test
    void failsWhatIsStillPending() throws Exception {
        TestedCheck check =
                run("good.sql", "pending: echo 0002_x; exit 1", "true").check("integration/migrations/main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().actual())
                .hasValueSatisfying(seen -> assertThat(seen).contains("0002_x"));
    }

    @Test
    void blocksWhatNeedsMigrationsThatFailed() throws Exception {
        TestedChecks checks = run("absent.sql", "", "true");
        TestedCheck migrations = checks.check("integration/migrations/main");
        assertThat(migrations.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(migrations.finding().actual())
                .hasValueSatisfying(seen -> assertThat(seen).contains("absent.sql"));
        TestedCheck application = checks.check("integration/application/app");
        assertThat(application.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(application.blockedBy()).hasValue("integration/migrations/main");
    }

    @Test
    void failsAnApplicationThatEndsBadlyAndIsBrokenByOneThatIsAbsent() throws Exception {
        TestedCheck bad = run("good.sql", "", "echo no such column; exit 3").check("integration/application/app");
        assertThat(bad.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(bad.finding().actual()).hasValue("exit code 3: no such column");
        TestedCheck absent = run("good.sql", "", "no-such-program").check("integration/application/app");
        assertThat(absent.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(absent.reason()).contains("there is no no-such-program");
    }

    @Test
    void failsACommandThatMigratesNothing() throws Exception {
        String stack = "stack: test\nintegration: {migrations: {main: {tool: command, run: 'true'}}}\n";
        TestedCheck check =
                CheckTester.of(MigrationsCheck.class).run(folder, stack).only();
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.reason()).isEqualTo("The command ended well, but made no table in the database");
    }

    @Test
    void isBrokenWhereTheServerEndsInTheMiddle() throws Exception {
        Files.writeString(
                folder.resolve("ends.sql"),
                "COPY (SELECT 1) TO PROGRAM 'kill -QUIT $(head -n 1 postmaster.pid)'; SELECT pg_sleep(60)");

        TestedCheck check = run("ends.sql", "", "true").check("integration/migrations/main");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).startsWith("PostgreSQL is gone");
    }

    @Test
    void showsACommandThatIsBrokenAsItStandsInTheStackFile() throws Exception {
        String stack =
                "stack: test\nintegration: {migrations: {main: {tool: command, run: 'test ${env:PATH}; kill -9 $$'}}}\n";
        TestedCheck check =
                CheckTester.of(MigrationsCheck.class).run(folder, stack).only();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).startsWith("`test ${env:PATH}; kill -9 $$` was ended by SIGKILL");
    }

    private TestedChecks run(String script, String pending, String application) throws Exception {
        String stack = """
                stack: test
                integration:
                  migrations:
                    main:
                      tool: command
                      run: exec $MIGRATE %s
                      env: {MIGRATE: "%s"}
                      %s
                  application:
                    app: {run: "%s"}
                """;
        Files.writeString(folder.resolve("migrate.sh"), "#!/bin/sh\nexec " + SqlProgram.COMMAND + "\"$1\"\n");
        String text = stack.formatted(script, "sh migrate.sh", pending, application);
        return CheckTester.of(MigrationsCheck.class, ApplicationCheck.class).run(folder, text);
    }
}
