package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alembic's migrations in an image of their own, on the real engine. */
@NeedsEngine
@Timeout(300)
class AlembicInImageTests {
    private static final String REVISION = """
            from alembic import op
            revision = "%s"
            down_revision = %s
            def upgrade():
                op.execute("%s")
            """;

    @TempDir
    private Path folder;

    private PythonStack stack;

    @BeforeEach
    void write() throws Exception {
        stack = PythonStack.alembic(folder);
        revision("a1", "None", "CREATE TABLE clients (id int)");
    }

    @AfterEach
    void leavesNothing() throws Exception {
        PythonStack.assertNothingIsLeft();
    }

    @Test
    void passesAndSaysWhatThisAlembicCannotTell() throws Exception {
        TestedCheck check = run();
        assertThat(check.reason()).isEmpty();
        assertThat(check.evidence().get("left-out.txt")).contains("alembic check");
    }

    @Test
    void failsWhatPostgresRefusesAtTheLineOfTheMigration() throws Exception {
        revision("b2", "'a1'", "ALTER TABLE customers ADD name text");
        TestedCheck check = run();
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("relation \"customers\" does not exist");
        assertThat(check.finding().rule()).hasValue("UndefinedTable");
        assertThat(check.finding().place()).isEqualTo(Place.file("migrations/versions/b2.py", 5));
    }

    @Test
    void failsSeveralHeads() throws Exception {
        revision("b2", "'a1'", "SELECT 1");
        revision("c3", "'a1'", "SELECT 1");
        TestedCheck check = run();
        assertThat(check.finding().what())
                .startsWith("the migrations have 2 heads: ")
                .contains("b2")
                .contains("c3");
        assertThat(check.finding().rule()).hasValue("several-heads");
        assertThat(check.finding().place().text()).startsWith("migrations/versions/");
    }

    @Test
    void tellsSeveralHeadsOnce() throws Exception {
        revision("b2", "'a1'", "SELECT 1");
        revision("c3", "'a1'", "SELECT 1");
        stack.append("predeploy.yml", "  runner: {main: {}}\n");
        TestedCheck runner = CheckTester.of(MigrationsCheck.class, RunnerCheck.class)
                .run(folder.resolve("predeploy.yml"))
                .check("integration/runner/main");
        assertThat(runner.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(runner.blockedBy()).hasValue("integration/migrations/main");
    }

    @Test
    void passesARunnerAndFailsTwoAtOnce() throws Exception {
        stack.append("predeploy.yml", "  runner: {alone: {}, replicas: {at-once: 3}}\n");
        revision("a1", "None", "SELECT pg_sleep(2); CREATE TABLE clients (id int)");
        TestedChecks checks = CheckTester.of(RunnerCheck.class).run(folder.resolve("predeploy.yml"));
        assertThat(checks.check("integration/runner/alone").reason()).isEmpty();
        assertThat(checks.check("integration/runner/alone").outcome()).isEqualTo(Outcome.PASSED);
        TestedCheck replicas = checks.check("integration/runner/replicas");
        assertThat(replicas.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(replicas.finding().rule()).hasValue("two-at-once");
    }

    @Test
    void failsWhatIsNotAppliedToTheEnd() throws Exception {
        revision("b2", "'a1'", "SELECT 1");
        stack.append("predeploy.yml", "      run: alembic upgrade a1\n");
        TestedCheck check = run();
        assertThat(check.finding().what()).isEqualTo("b2 is not applied after everything was applied");
        assertThat(check.finding().rule()).hasValue("pending");
    }

    private void revision(String name, String after, String sql) throws Exception {
        stack.write("migrations/versions/" + name + ".py", REVISION.formatted(name, after, sql));
    }

    private TestedCheck run() throws Exception {
        return CheckTester.of(MigrationsCheck.class)
                .run(folder.resolve("predeploy.yml"))
                .only();
    }
}
