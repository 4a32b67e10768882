package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.yaml.Template;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is live of Flyway's migrations, said in each way. */
@Timeout(300)
class LiveStateTests {
    private static final String TABLES = "SELECT relname FROM pg_class WHERE relname IN ('a', 'b', 'c') ORDER BY 1";

    @TempDir
    private Path folder;

    private GitFolder repository;

    @BeforeEach
    void deploy() throws Exception {
        repository = new GitFolder(folder);
        repository.write("predeploy.yml", stackFile("old"));
        repository.write("old/V1__a.sql", "CREATE TABLE a ();\n");
        repository.deploy();
        repository.write("predeploy.yml", stackFile("m"));
        repository.write("m/V1__a.sql", "CREATE TABLE a ();\n");
        repository.write("m/V2__b.sql", "CREATE TABLE b ();\n");
        repository.write("m/V3__c.sql", "CREATE TABLE c ();\n");
        repository.write("m/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;\n");
    }

    private static String stackFile(String location) {
        return "stack: test\nintegration: {migrations: {main: {tool: flyway, locations: [%s]}}}\n".formatted(location);
    }

    @Test
    void isAVersion() throws Exception {
        assertLive(Live.version("2"), "a", "b");
    }

    @Test
    void isAllButTheNewestThatHaveAVersion() throws Exception {
        assertLive(Live.allButTheNewest(), "a", "b");
        assertLive(Live.allBut(5));
    }

    @Test
    void isACommitWithTheLocationsThatItsStackFileNames() throws Exception {
        assertLive(new Live(Optional.empty(), Optional.of("HEAD"), Optional.empty(), Optional.empty()), "a");
    }

    private void assertLive(Live live, String... tables) throws Exception {
        try (OpenStack stack = new OpenStack(folder)) {
            Database copy = stack.databases()
                    .server()
                    .cloneOf(stack.databases().needLive("main", live).template());
            assertThat(OpenStack.ask(copy, TABLES)).containsExactly(tables);
        }
    }

    @Test
    void isUnknownForAVersionThatIsNotThere() throws Exception {
        try (OpenStack stack = new OpenStack(folder)) {
            Live live = Live.version("9");
            assertThatExceptionOfType(CheckBroken.class)
                    .isThrownBy(() -> stack.databases().needLive("main", live));
        }
    }

    @Test
    void isUnknownOfFlywayInAnImage() throws Exception {
        try (OpenStack stack = new OpenStack(folder)) {
            Live live =
                    new Live(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Template.of("app:41")));
            assertThatExceptionOfType(CheckNotRun.class)
                    .isThrownBy(() -> stack.databases().needLive("main", live))
                    .satisfies(none -> assertThat(none.reason()).contains("in no image"));
        }
    }

    @Test
    void isBlockedByMigrationsOfTheTreeThatFail() throws Exception {
        repository.write("m/V1__a.sql", "SELECT nothing FROM nowhere;\n");
        try (OpenStack stack = new OpenStack(folder)) {
            assertThatExceptionOfType(CheckNotRun.class)
                    .isThrownBy(() -> stack.databases().needLive("main", Live.allButTheNewest()))
                    .satisfies(blocked -> assertThat(blocked.blockedBy()).hasValue("integration/migrations/main"));
        }
    }
}
