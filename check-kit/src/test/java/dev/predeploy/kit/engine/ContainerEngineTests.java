package dev.predeploy.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContainerEngineTests {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private RunFolder run;

    @BeforeEach
    void open() throws IOException {
        run = RunFolder.open(folder.resolve("runs"));
    }

    @AfterEach
    void close() throws IOException {
        run.close();
    }

    @Test
    void tellsWhatEachClientSaidWhenNoneAnswers() throws Exception {
        client("docker", "echo 'Cannot connect to the Docker daemon. Is it running?' >&2; exit 1");

        assertThatExceptionOfType(CheckNotRun.class)
                .isThrownBy(() -> engine().client())
                .satisfies(e -> assertThat(e.reason())
                        .isEqualTo("no container engine answers:"
                                + " docker: Cannot connect to the Docker daemon. Is it running?;"
                                + " there is no podman on the PATH"))
                .satisfies(
                        e -> assertThat(e.findings().get(0).fix().orElseThrow()).contains("required: false"));
    }

    @Test
    void aClientWithoutAnEngineBehindItDoesNotCount() throws Exception {
        client("docker", "exit 0");
        client("podman", "echo 4.3.1");

        assertThat(engine().client().sort()).isEqualTo(EngineClient.Sort.PODMAN);
        assertThat(told).containsExactly("podman 4.3.1");
    }

    @Test
    void buildsByBuildxWhereDockerHasIt() throws Exception {
        client("docker", "[ \"$1\" = buildx ] && exit 0; echo 26.1.5");

        assertThat(engine().client().build()).contains("buildx");
    }

    @Test
    void asksAnOlderDockerForBuildKit() throws Exception {
        client("docker", "[ \"$1\" = buildx ] && exit 1; echo 20.10.24");

        EngineClient client = engine().client();
        assertThat(client.build()).doesNotContain("buildx");
        assertThat(client.environment()).containsEntry("DOCKER_BUILDKIT", "1");
    }

    private ContainerEngine engine() throws IOException {
        return new ContainerEngine(
                new Commands(run),
                run,
                new SearchPath(folder.resolve("bin").toString()),
                (what, value) -> told.add(value));
    }

    private void client(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
