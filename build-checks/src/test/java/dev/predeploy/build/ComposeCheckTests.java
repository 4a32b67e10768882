package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real Compose, which comes with the engine's client. */
@NeedsEngine
@Timeout(60)
class ComposeCheckTests {
    private static final String ENTRY =
            "build: {compose: {staging: {file: deploy/compose.yml, env-file: deploy/staging.env}}}";
    private static final String COMPOSE = """
            services:
              web:
                image: "shop:${TAG}"
                environment:
                  PASSWORD: ${DB_PASSWORD:?the database has one}
                  LEVEL: ${LEVEL:-info}
                command: serve --token ${API_KEY}
            """;

    @TempDir
    private Path folder;

    private TestStack stack;

    @BeforeEach
    void write() throws Exception {
        stack = new TestStack(folder)
                .with("deploy/compose.yml", COMPOSE)
                .with("deploy/staging.env", "TAG=1.2\nDB_PASSWORD=hunter2-and-more\nAPI_KEY='k-4711'\n");
    }

    @Test
    void resolvesAndShowsNoValueOfTheEnvFile() throws Exception {
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY);
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence().get("resolved.json"))
                .contains("\"web\"", "serve")
                .doesNotContain("hunter2", "4711");
    }

    @Test
    void eachVariableWithoutAValueIsAFindingAtItsPlace() throws Exception {
        stack.with("deploy/staging.env", "SOMETHING=else\n");
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lines(check))
                .containsExactlyInAnyOrder(
                        "deploy/compose.yml:3:18 the variable TAG has no value",
                        "deploy/compose.yml:5:17 the variable DB_PASSWORD, which is required, has no value",
                        "deploy/compose.yml:7:28 the variable API_KEY has no value");
        assertThat(check.findings().get(1).actual()).contains("the file says: the database has one");
        assertThat(check.findings().get(0).fix().orElseThrow()).contains("deploy/staging.env", "${TAG:-default}");
    }

    @Test
    void anUnsetVariableAloneFailsThoughComposeOnlyWarns() throws Exception {
        stack.with("deploy/staging.env", "DB_PASSWORD=hunter2-and-more\nAPI_KEY=\n");
        assertThat(stack.run(ComposeCheck.class, ENTRY).finding().place())
                .isEqualTo(Place.file("deploy/compose.yml", 3, 18));
    }

    @Test
    void aVariableThatIsNotNeededMayBeWithoutAValue() throws Exception {
        stack.with("deploy/compose.yml", "services: {web: {image: \"shop:${TAG:-${NOBODY_NEEDS_THIS}}\"}}\n");
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY);
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aVariableOfAFileThatIsIncludedFailsToo() throws Exception {
        stack.with("deploy/compose.yml", "include: [more.yml]\n")
                .with("deploy/more.yml", "services: {web: {image: \"shop:${INCLUDED}\"}}\n");
        Finding finding = stack.run(ComposeCheck.class, ENTRY).finding();
        assertThat(finding.what()).isEqualTo("the variable INCLUDED has no value");
        assertThat(finding.place()).isEqualTo(Place.file("deploy/compose.yml"));
    }

    @Test
    void whatTheExampleNamesMustBeInTheEnvFile() throws Exception {
        stack.with(".env.example", "TAG=\n# for mails\nMAIL_HOST=mail\n");
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY.replace("{file", "{example: .env.example, file"));
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lines(check)).containsExactly(".env.example:3:1 deploy/staging.env lacks the variable MAIL_HOST");
    }

    @Test
    void warnsOfAValueThatIsThatOfTheEnvironment() throws Exception {
        stack.with("deploy/compose.yml", "services: {web: {image: \"shop:1\", command: \"${PATH}\"}}\n");
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY);
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().what())
                .isEqualTo("the value of PATH is that of the environment which Predeploy runs in");
        assertThat(check.finding().place()).isEqualTo(Place.file("deploy/compose.yml", 1, 45));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{image: a, imgae: b}             | 3:16 | imgae",
                "{image: a, ports: {a: b}}        | 3:16 | ports must be a list",
                "{image: a, depends_on: [db]}     | 3:16 | undefined service",
                "{image: a, volumes: ['data:/x']} | 3:16 | undefined volume",
                "{image: a, networks: [x]}        | 3:16 | undefined network",
                "{ports: ['80:80']}               | 2:3  | neither an image nor a build context",
                "{image: 'a${b'}                  | 3:6  | invalid interpolation",
                "{image: a, env_file: [gone.env]} | 3:27 | gone.env not found",
                "{image: a, image: b}             | 3    | already defined",
                "image: a: b                      | 3:13 | mapping values"
            })
    void whatComposeDoesNotTakeIsAFindingAtItsPlace(String service, String place, String words) throws Exception {
        stack.with("deploy/compose.yml", "services:\n  web:\n    " + service + "\n");
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings()).anySatisfy(finding -> {
            assertThat(finding.what()).contains(words);
            assertThat(finding.place().text()).isEqualTo("deploy/compose.yml:" + place);
        });
    }

    @Test
    void severalFilesAddToEachOther() throws Exception {
        stack.with("deploy/more.yml", "services: {web: {labels: {a: \"${MORE}\"}}}\n");
        TestedCheck check = stack.run(
                ComposeCheck.class,
                "build: {compose: {staging: {file: [deploy/compose.yml, deploy/more.yml], env-file: deploy/staging.env}}}");
        assertThat(check.finding().place()).isEqualTo(Place.file("deploy/more.yml", 1, 31));
    }

    @Test
    void takesTheEnvFileBesideItWhereNoneIsNamed() throws Exception {
        stack.with("deploy/.env", "TAG=1\nDB_PASSWORD=secret-of-dot-env\nAPI_KEY=k\n");
        TestedCheck check = stack.run(ComposeCheck.class, "build: {compose: {staging: deploy/compose.yml}}");
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PASS+WORD=hunter2 and more", "PASSWORD=\"hunter2", "PASSWORD='hunter2", "PASS WORD=hunter2"})
    void aLineOfTheEnvFileThatComposeDoesNotTakeIsNamedAndNotShown(String line) throws Exception {
        stack.with("deploy/compose.yml", "services: {web: {image: a}}\n")
                .with("deploy/staging.env", "TAG=1.2\n" + line);
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY);
        assertThat(check.finding().place()).isEqualTo(Place.file("deploy/staging.env", 2));
        assertThat(check.finding().what()).doesNotContain("hunter2");
        assertThat(check.evidence().get("compose.log")).doesNotContain("hunter2");
    }

    @Test
    void aComposeFileThatIsNoUtf8IsTheStacksFault() throws Exception {
        Files.write(
                folder.resolve("deploy/compose.yml"),
                "services: {web: {image: a}} # für\n".getBytes(StandardCharsets.ISO_8859_1));
        TestedCheck check = stack.run(ComposeCheck.class, ENTRY);
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().place()).isEqualTo(Place.file("deploy/compose.yml", 1, 32));
    }

    @Test
    void isNotRunWithoutItsEnvFileOrAnyService() throws Exception {
        TestedCheck absent = stack.run(ComposeCheck.class, ENTRY.replace("staging.env", "gone.env"));
        stack.with("deploy/compose.yml", "services: {web: {image: a, profiles: [debug]}}\n");
        TestedCheck empty = stack.run(ComposeCheck.class, ENTRY);
        TestedCheck some = stack.run(ComposeCheck.class, ENTRY.replace("{file", "{profiles: [debug], file"));
        assertThat(absent.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(absent.reason()).isEqualTo("the env file deploy/gone.env is absent");
        assertThat(empty.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(some.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void anAbsentComposeFileIsAnErrorOfTheStackFile() {
        assertThatThrownBy(() -> stack.run(ComposeCheck.class, "build: {compose: {staging: compsoe.yml}}"))
                .hasMessageContaining("`compsoe.yml` does not exist");
    }

    private static List<String> lines(TestedCheck check) {
        return check.findings().stream()
                .map(finding -> finding.place().text() + " " + finding.what())
                .toList();
    }
}
