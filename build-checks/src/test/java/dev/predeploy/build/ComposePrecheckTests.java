package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Compose takes and yet starts wrongly, with the real Compose, which comes with the engine's client. */
@NeedsEngine
@Timeout(60)
class ComposePrecheckTests {
    private static final String SALT = "abcdefghijklmnopqrstuuQ9sT4Wq1yqgq1bYb5yq1bYb5yq1bYb5";
    private static final String PLAIN = "$2y$14$" + SALT;
    private static final String DOUBLED = "$$2y$$14$$" + SALT;

    @TempDir
    private Path folder;

    private TestStack stack;

    @BeforeEach
    void begin() throws Exception {
        stack = new TestStack(folder).with(".env", "");
    }

    @Test
    void aBcryptHashOfAComposeFileHasItsDollarsDoubled() throws Exception {
        stack.with("compose.yml", """
                services:
                  caddy:
                    image: caddy:2
                    environment:
                      WRONG: "%s"
                      RIGHT: "%s"
                """.formatted(PLAIN, DOUBLED));
        TestedCheck check = run("");
        assertThat(lines(check)).containsExactly("compose.yml:5:7 bcrypt-dollar");
        assertThat(check.evidence().get("compose.log")).doesNotContain(SALT);
        assertThat(check.finding().line()).doesNotContain(SALT);
    }

    @Test
    void aBcryptHashOfAnEnvFileHasThemDoubledOrStandsInSingleQuotes() throws Exception {
        stack.with("compose.yml", """
                services:
                  caddy: {image: "caddy:2", env_file: own.env, labels: ["$A $B $C $D $E"]}
                """)
                .with(".env", "A=%1$s\nB=\"%1$s\"\nC='%1$s'\nD=%2$s\nE='%2$s'\n".formatted(PLAIN, DOUBLED))
                .with("own.env", "F=1\nG=%s\n".formatted(PLAIN));
        TestedCheck check = run("");
        assertThat(lines(check))
                .containsExactly(
                        ".env:1:1 bcrypt-dollar",
                        ".env:2:1 bcrypt-dollar",
                        ".env:5:1 bcrypt-dollar",
                        "own.env:2:1 bcrypt-dollar");
        assertThat(check.findings().get(2).what()).contains("in single quotes");
    }

    @Test
    void aPasswordThatBreaksAUrlIsNamedAndNotShown() throws Exception {
        stack.with("compose.yml", """
                services:
                  api:
                    image: api:1
                    environment:
                      DATABASE_URL: "postgresql://api:${DB_PASSWORD}@db/${DB_NAME:-api}"
                      OTHER_URL: ${OTHER_URL}
                """).with(".env", "DB_PASSWORD=p@ss/4711\nOTHER_URL=redis://:${DB_PASSWORD}@redis\n");
        TestedCheck check = run("");
        assertThat(lines(check)).containsExactly("compose.yml:5:7 unencoded-password", ".env:2:1 unencoded-password");
        assertThat(check.findings().get(0).what()).isEqualTo("the value of DB_PASSWORD breaks the URL in DATABASE_URL");
        assertThat(check.findings().get(0).actual()).contains("it holds `@`, `/`");
        assertThat(check.findings()).noneMatch(finding -> finding.toString().contains("4711"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'8080:80'           | '8080:8080'           | 4:13",
                "'8000-8005:80-85'   | '${PORT}:80'          | 4:13",
                "'127.0.0.1:8080:80' | '8080:80'             | 4:13",
                "'8080:80'           | '8080:80/udp'         | ",
                "'127.0.0.1:8080:80' | '127.0.0.2:8080:80'   | ",
                "'80'                | '80'                  | "
            })
    void twoServicesPublishNoPortOfTheHostTwice(String first, String second, String place) throws Exception {
        stack.with(".env", "PORT=8003\n").with("compose.yml", """
                services:
                  a: {image: "a:1", ports: [%s]}
                  b: {image: "b:1",
                    ports: [%s]}
                """.formatted(first, second));
        TestedCheck check = run("");
        assertThat(lines(check))
                .isEqualTo(place == null ? List.of() : List.of("compose.yml:" + place + " port-conflict"));
    }

    @Test
    void twoContainersHaveNoNameInCommon() throws Exception {
        stack.with("compose.yml", """
                services:
                  a: {image: "a:1", container_name: shop}
                  b: {image: "b:1", container_name: shop}
                """);
        TestedCheck check = run("");
        assertThat(lines(check)).containsExactly("compose.yml:3:21 name-conflict");
        assertThat(check.finding().actual()).contains("a has it at compose.yml:2:21");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{image: 'db:1'}                                                       | no-health-check",
                "{image: 'db:1', healthcheck: {test: [CMD, 'true']}}                   |",
                "{image: 'db:1', healthcheck: {test: [CMD, 'true'], disable: true}}    | no-health-check",
                "{image: 'db:1', healthcheck: {test: [NONE]}}                          | no-health-check",
                "{build: healthy}                                                      |",
                "{build: {context: healthy, target: builder}}                          | no-health-check",
                "{build: silent}                                                       | no-health-check"
            })
    void whatOthersWaitForHasAHealthCheckThereOrInItsDockerfile(String database, String rule) throws Exception {
        stack.with("healthy/Dockerfile", "FROM debian AS builder\nFROM debian\nHEALTHCHECK CMD true\n")
                .with("silent/Dockerfile", "FROM debian\nHEALTHCHECK NONE\n")
                .with("compose.yml", """
                        services:
                          api: {image: "api:1", depends_on: {db: {condition: service_healthy}}}
                          db: %s
                        """.formatted(database));
        TestedCheck check = run("");
        assertThat(lines(check)).isEqualTo(rule == null ? List.of() : List.of("compose.yml:3:3 " + rule));
    }

    @ParameterizedTest
    @CsvSource({
        "caddy, true",
        "caddy:latest, true",
        "registry.example.org:5000/caddy, true",
        "${IMAGE:-caddy:latest}, true",
        "caddy:2.6, false",
        "registry.example.org:5000/caddy:2.6, false",
        "caddy@sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945, false"
    })
    void warnsOfAnImageWithoutAVersion(String image, boolean warns) throws Exception {
        stack.with("compose.yml", "services:\n  web:\n    image: \"" + image + "\"\n");
        TestedCheck check = run("");
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
        assertThat(lines(check)).isEqualTo(warns ? List.of("compose.yml:3:5 unpinned-image") : List.of());
    }

    @Test
    void secretsInPlainTextAreFindingsInWhatGitTracks() throws Exception {
        stack.with("compose.yml", """
                services:
                  db:
                    image: db:1
                    command: [redis-server, --requirepass, hunter2-command]
                    env_file: db.env
                    environment:
                      DB_PASSWORD: hunter2-plain
                      API_TOKEN: ${API_TOKEN:-hunter2-default}
                      CACHE_URL: redis://:hunter2-url@redis
                      FILLED_PASSWORD: ${FROM_DOT_ENV}
                      KEY_FILE_PASSWORD: /run/secrets/key
                    secrets: [db_password]
                secrets: {db_password: {file: ./db_password}}
                """)
                .with("db.env", "LEVEL=info\nSIGNING_KEY=hunter2-env\n")
                .with(".env", "FROM_DOT_ENV=fine\nADMIN_PASSWORD=not-tracked\n")
                .with(".gitignore", ".env\n");
        assertThat(run("").outcome()).isEqualTo(Outcome.PASSED);
        git("init", "--quiet");
        git("add", ".");
        TestedCheck check = run("");
        assertThat(lines(check))
                .containsExactly(
                        "compose.yml:4:5 plain-secret",
                        "compose.yml:7:7 plain-secret",
                        "compose.yml:8:7 plain-secret",
                        "compose.yml:9:7 plain-secret",
                        "db.env:2:1 plain-secret");
        assertThat(check.findings()).noneMatch(finding -> finding.toString().contains("hunter2"));
    }

    @Test
    void whatIsAllowedIsNoFindingAndWhatIsAllowedInVainIsAWarning() throws Exception {
        stack.with("compose.yml", """
                services:
                  a: {image: "a:1", container_name: shop}
                  b: {image: b, container_name: shop}
                """);
        TestedCheck check = run("name-conflict/b, unpinned-image, port-conflict/b");
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
        assertThat(check.findings())
                .extracting(Finding::what)
                .containsExactly("`allow` names port-conflict/b, and there is no such finding");
        assertThatThrownBy(() -> run("unpined-image")).hasMessageContaining("did you mean `unpinned-image`");
    }

    private TestedCheck run(String allow) throws Exception {
        return stack.run(
                ComposeCheck.class, "build: {compose: {staging: {file: compose.yml, allow: [%s]}}}".formatted(allow));
    }

    private void git(String... words) throws Exception {
        ProcessBuilder git =
                new ProcessBuilder("git").directory(folder.toFile()).redirectOutput(new File("/dev/null"));
        git.command().addAll(List.of(words));
        assertThat(git.start().waitFor()).isZero();
    }

    private static List<String> lines(TestedCheck check) {
        return check.findings().stream()
                .map(finding -> finding.place().text() + " " + finding.rule().orElse(finding.what()))
                .toList();
    }
}
