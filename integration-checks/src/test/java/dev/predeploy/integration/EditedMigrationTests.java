package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class EditedMigrationTests {
    @TempDir
    private Path repository;

    private Path folder;

    @BeforeEach
    void deploy() throws Exception {
        folder = Files.createDirectories(repository.resolve("backend"));
        migration("V1__a.sql", "CREATE TABLE a (\n  id int\n);\n");
        migration("V3__b.sql", "SELECT 3;\n");
        migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;\n");
        git("init", "--quiet", "--initial-branch=main");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "deployed");
    }

    @Test
    void passesWhatIsOnlyAdded() throws Exception {
        migration("V1__a.sql", "CREATE TABLE a (\r\n  id int\r\n);");
        migration("V4__c.sql", "SELECT 4;\n");
        migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS x;\n");
        assertThat(run("main").reason()).isEmpty();
    }

    @Test
    void namesTheFirstLineThatWasEdited() throws Exception {
        migration("V1__a.sql", "CREATE TABLE a (\n  id bigint\n);\n");
        TestedCheck check = run("main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("edited-migration");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V1__a.sql", 2));
        assertThat(check.finding().expected()).hasValue("id int");
        assertThat(check.finding().actual()).hasValue("id bigint");
    }

    @Test
    void namesWhatIsGoneAndWhatSlippedIn() throws Exception {
        Files.delete(folder.resolve("m/V1__a.sql"));
        migration("V2__late.sql", "SELECT 2;\n");
        TestedCheck check = run("main");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .extracting(finding ->
                        finding.rule().orElse("") + " " + finding.place().text())
                .containsExactlyInAnyOrder("missing-migration m/V1__a.sql", "out-of-order m/V2__late.sql");
    }

    @Test
    void isBrokenByACommitThatGitDoesNotKnow() throws Exception {
        TestedCheck check = run("origin/nowhere");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).isEqualTo("Git does not know the commit `origin/nowhere` of `since`");
    }

    private TestedCheck run(String since) throws IOException {
        String stack = """
                stack: test
                integration:
                  migrations: {main: {tool: flyway, locations: [m], since: %s}}
                """;
        return CheckTester.of(MigrationsCheck.class)
                .run(folder, stack.formatted(since))
                .only();
    }

    private void migration(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(name), text);
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
