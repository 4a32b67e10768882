package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.stack.Strictness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A script stands in for the client, and answers as Docker 26 with Buildx 0.13 does. */
@Timeout(60)
class ImageBuildTests {
    private static final String FAILING = """
            cat <<'END'
            #7 [3/4] RUN npm run build # "src/other.ts(1,1): error TS0: this is the instruction"
            #7 2.345 src/index.ts(45,7): error TS2322: Type 'a' is no 'b'.
            #7 ERROR: process "/bin/sh -c npm run build" did not complete successfully: exit code: 2
            ------
             > [3/4] RUN npm run build:
            2.345 src/index.ts(45,7): error TS2322: Type 'a' is no 'b'.
            ------
            Dockerfile:3
            --------------------
               1 |     FROM debian:bookworm-slim
               2 |     COPY . .
               3 | >>> RUN npm run build
            --------------------
            ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 2
            END
            exit 1
            """;

    @TempDir
    Path folder;

    private Session session;
    private Workspace workspace;
    private ImageBuild build;

    @BeforeEach
    void open() throws Exception {
        write("stack/predeploy.yml", "stack: test\nimages: {worker: {context: worker, args: {TOKEN: \"a b\"}}}\n");
        write("stack/worker/Dockerfile", "FROM debian:bookworm-slim\nCOPY . .\nRUN npm run build\n");
        write("stack/worker/src/index.ts", "");
        List<StageModule> modules = List.of(new BuildModule());
        Stack stack = new StackReader(modules, Strictness.ALL_MODULES).read(folder.resolve("stack/predeploy.yml"));
        session = new Session(new Settings(stack, modules, Map.of(), new RunControl(Optional.empty())));
        workspace = session.get(Workspaces.class).open();
        build = new ImageBuild(stack.images().values().iterator().next(), workspace, session);
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void buildsFromTheCopyAndRemovesTheImage() throws Exception {
        EngineClient client = client("""
                echo "$TOKEN: $*" >> "$LOG"
                while [ $# -gt 0 ]; do [ "$1" = --iidfile ] && echo sha256:abc > "$2"; shift; done
                """);

        build.judge(build.run(client));
        build.remove(client);

        assertThat(Files.readAllLines(folder.resolve("log")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("a b: buildx build --load --progress plain --iidfile ")
                                .contains(" --label dev.predeploy.run=")
                                .contains(" --build-arg TOKEN ")
                                .endsWith(workspace.folder().resolve("worker").toString()),
                        line -> assertThat(line).isEqualTo(": image rm --force sha256:abc"));
    }

    @Test
    void failsOnWhatTheCompilerSaysAndAtTheLineOfTheDockerfile() throws Exception {
        var finished = build.run(client(FAILING));

        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(() -> build.judge(finished))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("the image does not build: Type 'a' is no 'b'."))
                .satisfies(e -> assertThat(e.findings())
                        .extracting(Finding::place)
                        .containsExactly(Place.file("worker/src/index.ts", 45, 7), Place.file("worker/Dockerfile", 3)));
    }

    @Test
    void isBrokenWhenTheRegistryIsOutOfReach() throws Exception {
        var finished = build.run(client("""
                echo 'ERROR: failed to solve: debian:bookworm-slim: failed to resolve source metadata for registry.example/library/debian:bookworm-slim: failed to do request: dial tcp: lookup registry.example: no such host' >&2
                exit 1
                """));

        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> build.judge(finished))
                .satisfies(e -> assertThat(e.reason()).contains("no such host"));
    }

    @Test
    void isBrokenWhenTheClientNamesNoImageOrIsKilled() throws Exception {
        var silent = build.run(client(":"));
        var killed = build.run(client("kill -KILL $$"));

        assertThatExceptionOfType(CheckBroken.class).isThrownBy(() -> build.judge(silent));
        assertThatExceptionOfType(CheckBroken.class).isThrownBy(() -> build.judge(killed));
    }

    private EngineClient client(String script) throws Exception {
        Path program = write("docker", "#!/bin/sh\nLOG=%s\n%s".formatted(folder.resolve("log"), script));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new EngineClient(EngineClient.Sort.DOCKER, program, true);
    }

    private Path write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
