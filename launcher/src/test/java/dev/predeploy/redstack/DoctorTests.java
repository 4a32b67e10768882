package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shows each row of {@code predeploy doctor} in both of its states, on a PATH of stand-ins. */
@Timeout(120)
class DoctorTests {
    private static final String DOCKER = """
            case "$1 $2" in
            "info --format") case "$3" in *Root*) echo "$DATA";; *) echo 26.1.5;; esac;;
            "buildx version") echo "buildx 0.13.1";;
            "compose version") echo "Compose version 2.26.1";;
            "image inspect") [ "$3" = postgres:15 ];;
            *) :;;
            esac
            """;

    @TempDir
    private Path folder;

    private Path programs;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void haveAPathOfOurOwn() throws IOException {
        programs = Files.createDirectories(folder.resolve("bin"));
        environment.put("PATH", programs.toString());
        program("git", "echo git version 2.39");
        program("docker", DOCKER.replace("$DATA", folder.toString()));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Launched doctor(String stack) throws IOException {
        Path shop = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(shop.resolve("predeploy.yml"), "stack: shop\n" + stack);
        return new Launch(shop, environment).run("doctor");
    }

    private JsonNode row(String stack, String what) throws IOException {
        doctor(stack);
        Launched launched = new Launch(folder.resolve("shop"), environment).run("doctor", "--format", "json");
        for (JsonNode row : new ObjectMapper().readTree(launched.out()).path("rows")) {
            if (row.path("what").asText().equals(what)) {
                return row;
            }
        }
        throw new AssertionError("no row " + what + " in " + launched.out());
    }

    private String state(String stack, String what) throws IOException {
        return row(stack, what).path("state").asText();
    }

    @Test
    void sayThatAllIsThereAndEndsWithZero() throws IOException {
        program("ruff", "echo ruff 0.14.0");
        Launched launched = doctor("quality: {lint: {ruff: {}}}\n");
        assertThat(launched.err()).isEmpty();
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.out())
                .startsWith("Stack shop, ")
                .contains(
                        "✓ engine: docker 26.1.5 answers",
                        "✓ Buildx: buildx 0.13.1",
                        "✓ Compose: Compose version 2.26.1",
                        "✓ ruff: ruff 0.14.0 (" + programs.resolve("ruff"))
                .containsPattern("\\d+ ok, 0 problems");
        assertThat(folder.resolve("shop/target")).doesNotExist();
    }

    @Test
    void aToolThatIsAbsentIsAProblemWithRemedyAndExitCodeFour() throws IOException {
        Launched launched = doctor("quality: {lint: {ruff: {}}}\n");
        assertThat(launched.exitCode()).isEqualTo(4);
        assertThat(launched.out())
                .contains("✗ ruff: problem: there is none on the PATH", "fix: Install it", "for: quality/lint/ruff");
    }

    @Test
    void whatOnlyInformsIsNoProblem() throws IOException {
        Launched launched = doctor("quality: {lint: {ruff: {required: false}}}\n");
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.out()).contains("○ ruff: not-needed: there is none on the PATH");
    }

    @Test
    void whatIsSkippedNeedsNothing() throws IOException {
        Launched launched = doctor("quality: {lint: {ruff: {skip: later}}}\n");
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.out()).doesNotContain("ruff");
    }

    @Test
    void aToolThatHangsIsTold() throws IOException {
        program("mypy", "exec sleep 600");
        JsonNode row = row("quality: {types: {mypy: {}}}\n", "mypy");
        assertThat(row.path("state").asText()).isEqualTo("problem");
        assertThat(row.path("said").asText()).contains("still ran after 10 s and was ended by Predeploy");
    }

    @Test
    void aToolThatCrashesIsTold() throws IOException {
        program("pytest", "exit 3");
        assertThat(row("quality: {tests: {pytest: {}}}\n", "pytest")
                        .path("said")
                        .asText())
                .contains("ended with exit code 3");
    }

    @Test
    void aCommandOfTheUsersOwnIsFoundAndNeverCalled() throws IOException {
        program("migrate", "touch " + folder.resolve("migrated"));
        String stack = "integration: {migrations: {main: {tool: command, run: migrate --now}}}\n";
        assertThat(row(stack, "migrate").path("said").asText()).endsWith("(its version was not asked)");
        assertThat(folder.resolve("migrated")).doesNotExist();
        Files.delete(programs.resolve("migrate"));
        assertThat(state(stack, "migrate")).isEqualTo("problem");
    }

    @Test
    void aScriptIsNotLookedInto() throws IOException {
        String stack = "build: {artifact: {a: {run: \"if x; then y; fi\", produces: [z]}}}\n";
        assertThat(state(stack, "artifact/a")).isEqualTo("not-looked-at");
    }

    @Test
    void theProjectsOwnToolIsLookedForInNodeModules() throws IOException {
        String stack = "quality: {lint: {eslint: {directory: web}}}\n";
        assertThat(state(stack, "eslint")).isEqualTo("problem");
        Path own = Files.createDirectories(folder.resolve("shop/node_modules/.bin"));
        program("eslint", "echo v9.39.1");
        Files.move(programs.resolve("eslint"), own.resolve("eslint"));
        assertThat(row(stack, "eslint").path("said").asText()).isEqualTo("v9.39.1 (" + own.toRealPath() + "/eslint)");
    }

    @Test
    void aJdkIsLookedForWhereTheChecksTakeIt() throws IOException {
        String stack = "quality: {lint: {javac: {}}}\n";
        assertThat(state(stack, "javac")).isEqualTo("ok");
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
        assertThat(state(stack, "javac"))
                .as("the check then takes the JDK that runs us")
                .isEqualTo("ok");
    }

    @Test
    void withoutAnEngineTheChecksThatNeedItAreNamed() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("shop")).resolve("Dockerfile"), "FROM scratch\n");
        String stack = "images: {api: {context: .}}\n";
        assertThat(state(stack, "engine")).isEqualTo("ok");
        assertThat(state(stack, "image api")).as("nobody has looked into it").isEqualTo("not-looked-at");
        program("docker", "echo 'Cannot connect to the daemon' >&2; exit 1");
        JsonNode engine = row(stack, "engine");
        assertThat(engine.path("state").asText()).isEqualTo("problem");
        assertThat(engine.path("said").asText()).contains("docker: Cannot connect", "there is no podman");
        assertThat(row(stack, "image api").path("checks").get(0).asText()).isEqualTo("build/image/api");
        assertThat(state(stack, "Buildx")).isEqualTo("not-looked-at");
        assertThat(state("quality: {lint: {javac: {}}}\n", "engine")).isEqualTo("not-needed");
    }

    @Test
    void podmanIsTakenWhereDockerDoesNotAnswer() throws IOException {
        program("docker", "exit 1");
        program("podman", "echo 4.3.1");
        assertThat(row("quality: {lint: {javac: {}}}\n", "engine").path("said").asText())
                .contains("podman 4.3.1");
    }

    @Test
    void withoutBuildxOrComposeARunStillDoesItsWork() throws IOException {
        program("docker", "[ \"$1\" = info ] && echo 26");
        String stack = "quality: {lint: {javac: {}}}\n";
        assertThat(state(stack, "Buildx")).isEqualTo("not-needed");
        assertThat(state(stack, "Compose")).isEqualTo("not-needed");
        assertThat(state(stack, "engine's data")).isEqualTo("not-looked-at");
    }

    @Test
    void theDatabasesImageIsLookedForInTheEngine() throws IOException {
        Files.createDirectories(folder.resolve("shop/db"));
        String flyway = "integration: {database: {image: \"%s\"}, migrations: {a: {tool: flyway, locations: [db]}}}\n";
        assertThat(state(flyway.formatted("postgres:15"), "postgres:15")).isEqualTo("ok");
        assertThat(state(flyway.formatted("postgres:9"), "postgres:9")).isEqualTo("not-looked-at");
        assertThat(state(flyway.formatted("${env:PG}"), "${env:PG}")).isEqualTo("not-looked-at");
    }

    @Test
    void theEmbeddedDatabaseIsThereOrHasToBeFetched() throws IOException {
        Files.createDirectories(folder.resolve("shop/db"));
        String flyway = "integration: {%s migrations: {a: {tool: flyway, locations: [db]}}}\n";
        assertThat(state(flyway.formatted(""), "postgres 16.15 (embedded)")).isEqualTo("ok");
        String other = flyway.formatted("database: {version: \"14.1\"},");
        assertThat(state(other, "postgres 14.1 (embedded)")).isEqualTo("problem");
        program("mvn", "echo Maven 3.8.7");
        assertThat(state(other, "postgres 14.1 (embedded)")).isEqualTo("not-looked-at");
    }

    @Test
    void aServerThatAcceptsConnectionsIsReachedAndOneThatDoesNotIsAProblem() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(state(health("http://api.shop.test:" + port + "/health"), "api.shop.test:" + port))
                    .isEqualTo("ok");
        }
        JsonNode row = row(health("http://api.shop.test:" + port + "/health"), "api.shop.test:" + port);
        assertThat(row.path("state").asText()).isEqualTo("problem");
        assertThat(row.path("checks").get(0).asText()).isEqualTo("staging/health/live");
        assertThat(state(health("https://nowhere.invalid/"), "nowhere.invalid:443"))
                .isEqualTo("problem");
        assertThat(state(health("http://localhost:${port:http}/"), "health/live"))
                .isEqualTo("not-looked-at");
        assertThat(state(health("${env:NOT_SET}/x"), "${env:NOT_SET}/x")).isEqualTo("not-looked-at");
    }

    private static String health(String url) {
        return "staging: {hosts: {\"*.shop.test\": 127.0.0.1}, health: {live: {url: \"%s\"}}}\n".formatted(url);
    }

    @Test
    void secretsAreNamedAndNeverShown() throws IOException {
        environment.put("TOKEN", "hunter2hunter2");
        String stack = """
                secrets:
                  GIVEN: {env: TOKEN}
                  FORGOTTEN: {env: FORGOTTEN_TOKEN}
                  ASKED: {command: touch %s}
                quality: {lint: {javac: {}}}
                """.formatted(folder.resolve("asked"));
        Launched launched = doctor(stack);
        assertThat(launched.exitCode()).isEqualTo(4);
        assertThat(launched.out())
                .contains("✓ GIVEN: is set", "✗ FORGOTTEN: problem: ", "– ASKED: not-looked-at: comes from a command")
                .doesNotContain("hunter2");
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void withoutGitOrRoomThereIsAProblem() throws IOException {
        assertThat(state("quality: {lint: {javac: {}}}\n", "git")).isEqualTo("ok");
        Files.delete(programs.resolve("git"));
        assertThat(state("quality: {lint: {javac: {}}}\n", "git")).isEqualTo("problem");
        for (String what : List.of("temporary folder", "output folder")) {
            assertThat(row("quality: {lint: {javac: {}}}\n", what).path("said").asText())
                    .contains("GiB free");
        }
    }

    @Test
    void withoutAStackFileTheMachineIsListed() throws IOException {
        Launched launched = new Launch(folder, environment).run("doctor");
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.out()).startsWith("This machine.").contains("`predeploy init`", "✓ engine:");
        program("docker", "exit 1");
        assertThat(new Launch(folder, environment).run("doctor").exitCode()).isEqualTo(4);
    }

    @Test
    void aWrongStackFileIsRefused() throws IOException {
        Launched launched = doctor("nonsense: 1\n");
        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.err()).contains("unknown key `nonsense`");
    }
}
