package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows what {@code predeploy init} writes, and what it leaves alone. */
@Timeout(60)
class InitTests {
    private static final Path DRAFTS = Path.of("src/test/resources/drafts");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"python", "node", "spring"})
    void writesTheGoldenStackFileOfAProject(String name) throws IOException {
        String text = Files.readString(DRAFTS.resolve(name).resolve("project.txt"));
        Project project = Project.of(folder.resolve("shop"), text);
        Launched launched = project.predeploy("init");
        assertThat(launched.err()).isEmpty();
        assertThat(launched.exitCode()).isZero();
        assertThat(launched.out()).startsWith("Wrote predeploy.yml: ").endsWith("then `predeploy`.\n");
        Path golden = DRAFTS.resolve(name).resolve("predeploy.yml");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(golden, project.stackFile());
        }
        assertThat(project.stackFile()).isEqualTo(Files.readString(golden));
        assertThat(project.predeploy("list").exitCode())
                .as("our own reader takes it")
                .isZero();
    }

    @Test
    void findsAllThatTheStackFileOfConsultHas() throws IOException {
        Path consult = Path.of("../examples/consult");
        for (String each : List.of("docker", "worker", "coffee-shop", "tests", "clients")) {
            copy(consult.resolve(each));
        }
        for (String each : List.of("manage.py", "pyproject.toml", "requirements.txt")) {
            Files.copy(consult.resolve(each), folder.resolve(each));
        }
        Launched launched = new Launch(folder).run("init");
        assertThat(launched.out()).startsWith("Wrote predeploy.yml: 12 checks (build 4, quality 6, integration 2).");
        assertThat(folder.resolve("predeploy.yml"))
                .content()
                .contains(
                        "  django: {dockerfile: docker/django.Dockerfile}",
                        "  worker: {context: worker}",
                        "    eslint: {in: worker}",
                        "    ruff: {in: django}",
                        "    mypy: {in: django}",
                        "    tsc: {in: worker}",
                        "    pytest: {in: django}",
                        "    vitest: {in: worker}",
                        "    coffee-shop: {in: coffee-shop, run: pnpm build, produces: [dist/index.html]}",
                        ": {tool: django, in: django}",
                        "    django: {in: django, run: python manage.py check --database default}");
    }

    private void copy(Path from) throws IOException {
        Path root = from.getParent();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !each.toString().contains("node_modules"))
                    .toList()) {
                Path target = folder.resolve(root.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        Project project = Project.of(folder, "== Dockerfile\nFROM scratch\n== predeploy.yml\nstack: mine\n");
        Launched launched = project.predeploy("init");
        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.err()).contains("There is a predeploy.yml already", "`predeploy init --print`");
        assertThat(project.stackFile()).isEqualTo("stack: mine\n");

        Launched printed = project.predeploy("init", "--print");
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).contains("images:\n").endsWith("\n");
        assertThat(project.stackFile()).isEqualTo("stack: mine\n");
    }

    @Test
    void aLinkThatLeadsNowhereIsNotWrittenThrough() throws IOException {
        Path elsewhere = folder.resolve("elsewhere.yml");
        Files.createSymbolicLink(folder.resolve("predeploy.yml"), elsewhere);
        Project project = Project.of(folder, "== Dockerfile\nFROM scratch\n");
        assertThat(project.predeploy("init").exitCode()).isEqualTo(2);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void anEmptyProjectIsToldWhatWasLookedForAndNothingIsWritten() throws IOException {
        Project project = Project.of(folder, "== README.md\nHello\n");
        Launched launched = project.predeploy("init");
        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.err())
                .contains("Nothing to check was found", "Dockerfiles and Compose files", "package.json", "alembic.ini");
        assertThat(project.hasStackFile()).isFalse();
    }

    @Test
    void writesNothingButTheStackFile() throws IOException {
        Project project = Project.of(folder, "== Dockerfile\nFROM scratch\n== sub/Dockerfile\nFROM scratch\n");
        project.predeploy("init");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).map(folder::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("Dockerfile", "sub/Dockerfile", "predeploy.yml");
        }
    }

    @Test
    void malformedFilesAreToldAndLeftOut() throws IOException {
        Project project = Project.of(folder, """
                == Dockerfile
                FROM scratch
                == package.json
                {"scripts": {"build":
                == pyproject.toml
                [tool.ruff
                == docker-compose.yml
                services: [unclosed
                == .github/workflows/ci.yml
                jobs: {a: *nowhere}
                """);
        Files.write(folder.resolve("requirements.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Launched launched = project.predeploy("init");
        assertThat(launched.exitCode()).isZero();
        assertThat(project.stackFile())
                .contains(
                        "# - package.json: it is malformed at line",
                        "# - pyproject.toml: it is malformed at line 1",
                        "# - docker-compose.yml: it is malformed",
                        "# - .github/workflows/ci.yml: it is malformed",
                        "# - requirements.txt: it cannot be read as UTF-8 text");
        assertThat(launched.out()).contains("pyproject.toml: it is malformed");
    }

    @Test
    void doesNotDescendIntoWhatToolsInstalledOrBuilt() throws IOException {
        Project project = Project.of(folder, """
                == Dockerfile
                FROM scratch
                == env/pyvenv.cfg
                home = /usr
                == env/Dockerfile
                FROM scratch
                == app/build.gradle
                == app/build/resources/db/migration/V1__x.sql
                select 1;
                """);
        for (String each : List.of("node_modules/a", ".git", "vendor/b", "target", ".venv/c", "dist", "tests/d")) {
            project.file(each + "/Dockerfile", "FROM scratch\n").file(each + "/alembic.ini", "[alembic]\n");
        }
        project.predeploy("init");
        assertThat(project.stackFile())
                .contains("images:\n")
                .doesNotContain("alembic", "flyway", "env/", "node_modules");
        assertThat(project.predeploy("list").out()).contains("1 check.");
    }

    @Test
    void linksInACircleAndOddNamesDoNoHarm() throws IOException {
        Project project = Project.of(folder, "== web app/Dockerfile\nFROM scratch\n".replace("web app", "web"));
        Files.createSymbolicLink(folder.resolve("web/again"), folder);
        project.file("a\nstack: evil/Dockerfile", "FROM scratch\n")
                .file("it's \"#1\": [odd]/Dockerfile", "FROM scratch\n")
                .file("größe/Dockerfile", "FROM scratch\n");
        assertThat(project.predeploy("init").exitCode()).isZero();
        assertThat(project.stackFile())
                .contains("stack: " + folder.getFileName(), "# - names with control characters in ``")
                .contains("{context: \"it's \\\"#1\\\": [odd]\"}", "{context: \"größe\"}")
                .doesNotContain("evil");
        assertThat(project.predeploy("list").out()).contains("3 checks.");
    }

    @Test
    void aHugeTreeIsLookedAtAsFarAsABoundFromItsTop() throws IOException {
        Project project = Project.of(folder, "== Dockerfile\nFROM scratch\n");
        for (int i = 0; i < 26; i++) {
            Path many = Files.createDirectories(folder.resolve("data/" + i));
            for (int j = 0; j < 2_000; j++) {
                Files.createFile(many.resolve(j + ".bin"));
            }
        }
        assertThat(project.predeploy("init").exitCode()).isZero();
        assertThat(project.stackFile())
                .contains("images:\n", "# - whatever lies deeper than the first 50000 files and folders");
    }

    @Test
    void whatCiRunsIsShownWithoutItsCredentials() throws IOException {
        Project project = Project.of(folder, """
                == Dockerfile
                FROM scratch
                == .gitlab-ci.yml
                test:
                  script:
                    - !reference [.setup, script]
                    - pytest -q
                    - pytest --dsn postgres://ada:hunter2@db/x
                    - echo done
                """);
        project.predeploy("init");
        assertThat(project.stackFile())
                .contains("# - .gitlab-ci.yml runs: pytest -q\n")
                .doesNotContain("hunter2", "echo done");
    }
}
