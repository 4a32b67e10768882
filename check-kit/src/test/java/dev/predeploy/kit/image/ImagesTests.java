package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
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
class ImagesTests {
    private static final String FAILING = """
            cat >&2 <<'END'
            {
              "vertexes": [
                {
                  "digest": "sha256:1",
                  "name": "[2/2] RUN npm run build",
                  "error": "process \\"/bin/sh -c npm run build\\" did not complete successfully: exit code: 2"
                }
              ]
            }
            {"logs":[{"vertex":"sha256:1","stream":2,"data":"c3JjL2luZGV4LnRzKDQ1LDcpOiBlcnJvciBUUzIzMjI6IFR5cGUgJ2EnIGlzIG5vICdiJy4K"}]}
            Dockerfile:3
            --------------------
               2 |     COPY . .
               3 | >>> RUN npm run build
            --------------------
            ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 2
            END
            exit 1
            """;

    private static final String BUILDING = """
            while [ $# -gt 0 ]; do [ "$1" = --iidfile ] && echo sha256:abc > "$2"; shift; done
            """;

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void open() throws Exception {
        write("stack/predeploy.yml", """
                stack: test
                images: {worker: {context: worker, args: {VERSION: "a b"}, secrets: {npm: "t0ken"}}}
                """);
        write("stack/worker/Dockerfile", "FROM debian:bookworm-slim\nCOPY . .\nRUN npm run build\n");
        write("stack/worker/src/index.ts", "");
        Stack stack = new StackReader(List.of(), Strictness.ALL_MODULES).read(folder.resolve("stack/predeploy.yml"));
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin").toString());
        session = new Session(new Settings(stack, List.of(), environment, new RunControl(Optional.empty())));
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void buildsOnceFromACopyAndRemovesTheImageAtTheEnd() throws Exception {
        client(BUILDING);
        BuiltImage image = images().build("worker").image();
        assertThat(images().needed("worker")).isEqualTo(image);
        assertThat(image.id()).isEqualTo("sha256:abc");
        assertThat(image.folder()).isEqualTo("/app");
        assertThat(image.paths().userPath("/app/src/index.ts")).isEqualTo("worker/src/index.ts");
        session.close();

        assertThat(log())
                .filteredOn(line -> line.contains("buildx build"))
                .singleElement()
                .asString()
                .startsWith("a b t0ken: buildx build --load --progress rawjson --iidfile ")
                .contains(" --label dev.predeploy.run=", " --build-arg VERSION ")
                .contains(" --secret id=npm,type=env,src=PREDEPLOY_BUILD_SECRET_0 ")
                .doesNotContain(" t0ken ")
                .endsWith("/worker");
        assertThat(log()).last().asString().endsWith(": image rm --force --no-prune sha256:abc");
    }

    @Test
    void failsOnWhatTheCompilerSaysAndAtTheLineOfTheDockerfile() throws Exception {
        client(FAILING);
        Build build = images().build("worker");

        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(build::image)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("the image does not build: Type 'a' is no 'b'."))
                .satisfies(e -> assertThat(e.findings())
                        .extracting(Finding::place)
                        .containsExactly(Place.file("worker/src/index.ts", 45, 7), Place.file("worker/Dockerfile", 3)))
                .satisfies(e ->
                        assertThat(e.findings().get(1).what()).isEqualTo("`RUN npm run build` ended with exit code 2"));
        assertThat(build.log()).contains("[2/2] RUN npm run build", "src/index.ts(45,7): error TS2322");
        assertThatExceptionOfType(CheckNotRun.class)
                .isThrownBy(() -> images().needed("worker"))
                .satisfies(e -> assertThat(e.blockedBy()).contains("build/image/worker"));
    }

    @Test
    void isBrokenWhenTheRegistryIsOutOfReach() throws Exception {
        client("""
                echo 'ERROR: failed to solve: debian:bookworm-slim: failed to resolve source metadata: failed to do request: dial tcp: lookup registry.example: no such host' >&2
                exit 1
                """);
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> images().build("worker").image())
                .satisfies(e -> assertThat(e.reason()).contains("no such host"));
    }

    @Test
    void isBrokenWhenTheClientNamesNoImageOrIsKilled() throws Exception {
        client(":");
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> images().build("worker").image());
    }

    @Test
    void isBrokenWhenTheClientIsKilled() throws Exception {
        client("kill -KILL $$");
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> images().build("worker").image());
    }

    private Images images() {
        return session.get(Images.class);
    }

    private List<String> log() throws Exception {
        return Files.readAllLines(folder.resolve("log"));
    }

    /** Makes a client that answers as one with an engine does, and builds by the given lines. */
    private void client(String build) throws Exception {
        String script = """
                #!/bin/sh
                PATH=/usr/bin:/bin
                echo "$VERSION $PREDEPLOY_BUILD_SECRET_0: $*" >> "%s"
                case "$1 $2" in
                    info*) echo 26.1.5; exit ;;
                    "buildx version" | "container ls" | "network ls") exit ;;
                    "image ls") echo sha256:abc; exit ;;
                    "image inspect")
                        case "$*" in *Workin*) echo /app ;; *) echo "sha256:abc $PREDEPLOY_RUN" ;; esac; exit ;;
                    "image rm") exit ;;
                esac
                %s
                """.formatted(folder.resolve("log"), build);
        Path program = write("bin/docker", script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
