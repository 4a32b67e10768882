package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations one at a time by commands of a stack's own, here scripts that run files. */
@Timeout(300)
class CommandStepsTests {
    private static final String TABLES =
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname IN ('a', 'b') ORDER BY 1";
    private static final String STACK = """
            stack: test
            integration:
              migrations:
                main: {tool: command, run: sh up.sh m/b.sql}
            """;
    private static final String MORE = """
                  steps: ls m/*.sql
                  up-to: sh up.sh $VERSION
                  down: "sh sql.sh down/$(basename $VERSION)"
            """;

    @TempDir
    private Path folder;

    private GitFolder files;

    @BeforeEach
    void write() throws Exception {
        files = new GitFolder(folder);
        files.write("m/a.sql", "CREATE TABLE a (id int)");
        files.write("m/b.sql", "CREATE TABLE b (id int)");
        files.write("down/a.sql", "DROP TABLE a");
        files.write("down/b.sql", "DROP TABLE b");
        files.write("sql.sh", "exec " + SqlProgram.COMMAND + "\"$1\"\n");
        files.write("up.sh", "for f in m/*.sql; do sh sql.sh $f || exit; [ $f = \"$1\" ] && exit; done; exit 5\n");
        files.write(
                "predeploy.yml", STACK.replace("{", "\n      ").replace("}", "").replace(", ", "\n      ") + MORE);
    }

    @Test
    void areListedAppliedAndTakenBack() throws Exception {
        try (OpenStack stack = new OpenStack(folder)) {
            Database database = stack.empty();
            List<Step> steps = stack.migrator().steps(database);
            assertThat(steps)
                    .containsExactly(
                            new Step("m/a.sql", "m/a.sql", Place.file("m/a.sql")),
                            new Step("m/b.sql", "m/b.sql", Place.file("m/b.sql")));
            stack.migrator().applyVersion(database, "m/a.sql");
            assertThat(OpenStack.ask(database, TABLES)).containsExactly("a");
            stack.migrator().takeBack(database, steps.get(0));
            assertThat(OpenStack.ask(database, TABLES)).isEmpty();
            stack.migrator().apply(database, steps.get(1));
            assertThat(OpenStack.ask(database, TABLES)).containsExactly("a", "b");
            assertThatExceptionOfType(CheckFailed.class)
                    .isThrownBy(() -> stack.migrator().takeBack(database, new Step("c", "c", Place.nowhere())));
        }
    }

    @Test
    void areWhatIsLiveButForTheNewest() throws Exception {
        try (OpenStack stack = new OpenStack(folder)) {
            Live live = Live.allButTheNewest();
            Database copy = stack.databases()
                    .server()
                    .cloneOf(stack.databases().needLive("main", live).template());
            assertThat(OpenStack.ask(copy, TABLES)).containsExactly("a");
        }
    }

    @Test
    void areUnknownWithoutSuchCommands() throws Exception {
        files.write("predeploy.yml", STACK);
        try (OpenStack stack = new OpenStack(folder)) {
            Database database = stack.empty();
            assertThatExceptionOfType(CheckNotRun.class)
                    .isThrownBy(() -> stack.migrator().steps(database))
                    .satisfies(none -> assertThat(none.findings().get(0).fix())
                            .hasValue("Name a command for it with `steps` of these migrations."));
            assertThatExceptionOfType(CheckNotRun.class)
                    .isThrownBy(() -> stack.migrator().applyVersion(database, "1"));
        }
    }

    @Test
    void areReadFromStandardOutputAlone() throws Exception {
        steps("echo NOTICE it exists already >&2; ls m/*.sql");
        try (OpenStack stack = new OpenStack(folder)) {
            assertThat(stack.migrator().steps(stack.empty()))
                    .extracting(Step::id)
                    .containsExactly("m/a.sql", "m/b.sql");
        }
    }

    @Test
    void areVersionsAndNoSentences() throws Exception {
        files.write("m/c d.sql", "CREATE TABLE c (id int)");
        steps("ls m/*.sql; echo 3 are pending");
        try (OpenStack stack = new OpenStack(folder)) {
            assertThatExceptionOfType(CheckBroken.class)
                    .isThrownBy(() -> stack.migrator().steps(stack.empty()))
                    .satisfies(broken ->
                            assertThat(broken.findings().get(0).actual()).hasValue("3 are pending"));
        }
    }

    @Test
    void areBrokenWhereTheCommandFails() throws Exception {
        steps("echo no connection; exit 1");
        try (OpenStack stack = new OpenStack(folder)) {
            assertThatExceptionOfType(CheckBroken.class)
                    .isThrownBy(() -> stack.migrator().steps(stack.empty()))
                    .satisfies(broken ->
                            assertThat(broken.findings().get(0).actual()).hasValue("exit code 1: no connection"));
        }
    }

    private void steps(String command) throws IOException {
        files.write(
                "predeploy.yml",
                STACK.replace("{", "\n      ").replace("}", "").replace(", ", "\n      ")
                        + MORE.replace("ls m/*.sql", "\"" + command + "\""));
    }

    @Test
    void areRefusedForToolsThatHaveTheirOwn() throws Exception {
        files.write(
                "predeploy.yml",
                STACK.replace("command", "alembic").replace("sh up.sh m/b.sql", "alembic upgrade head, down: x"));
        assertThatThrownBy(() -> new OpenStack(folder)).hasMessageContaining("this tool has its own");
    }
}
