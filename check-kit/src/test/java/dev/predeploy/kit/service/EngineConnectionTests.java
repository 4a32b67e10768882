package dev.predeploy.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.SearchPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With clients that answer as the engines' own do. */
@Timeout(60)
class EngineConnectionTests {
    @TempDir
    Path folder;

    private RunFolder run;
    private Commands commands;

    @BeforeEach
    void open() throws IOException {
        run = RunFolder.open(folder.resolve("runs"));
        commands = new Commands(run);
    }

    @AfterEach
    void close() throws IOException {
        run.close();
    }

    @Test
    void goesWhereTheContextOfDockerPoints() throws Exception {
        client("docker", """
                case "$1" in
                context) echo unix:///run/user/1000/docker.sock ;;
                *) echo 26.1.5 ;;
                esac""");

        assertThat(address(Map.of())).isEqualTo(URI.create("unix:///run/user/1000/docker.sock"));
    }

    @Test
    void goesWhereContainerHostPoints() throws Exception {
        client("podman", "echo 4.3.1");

        assertThat(address(Map.of("CONTAINER_HOST", "unix:///run/podman/podman.sock")))
                .isEqualTo(URI.create("unix:///run/podman/podman.sock"));
    }

    @Test
    void startsAServiceOfPodmanWhereNoneIsNamed() throws Exception {
        client("podman", """
                [ "$1" = system ] || { echo 4.3.1; exit; }
                echo "$*" >%s/called
                touch "${4#unix://}"
                exec sleep 60""".formatted(folder));

        URI address = address(Map.of());
        assertThat(address.getScheme()).isEqualTo("unix");
        assertThat(Files.readString(folder.resolve("called"))).isEqualTo("system service --time=0 " + address + "\n");
    }

    @Test
    void saysWhyPodmanHasNoService() throws Exception {
        client("podman", "[ \"$1\" = system ] || { echo 4.3.1; exit; }; echo 'Error: no service here' >&2; exit 125");

        assertThatThrownBy(() -> address(Map.of()))
                .isInstanceOf(CheckBroken.class)
                .hasMessageContaining("Podman's service did not start")
                .hasMessageContaining("no service here")
                .hasMessageContaining("CONTAINER_HOST");
    }

    @Test
    void saysAtOnceWhatToDoWhereTheReaperCannotBeHad() throws Exception {
        client("docker", """
                case "$1" in
                context) echo unix:///nowhere ;;
                info | buildx) echo 26.1.5 ;;
                *) echo "$3: no such host" >&2; exit 1 ;;
                esac""");
        ContainerEngine engine = engine();
        try (EngineSocket socket = new EngineSocket(engine, commands, run, Map.of())) {
            assertThatThrownBy(() -> new EngineConnection(engine, socket, Map.of()).open())
                    .isInstanceOf(CheckBroken.class)
                    .hasMessageContaining("testcontainers/ryuk:")
                    .hasMessageContaining("no such host")
                    .hasMessageContaining("TESTCONTAINERS_RYUK_DISABLED=true");
        }
    }

    private URI address(Map<String, String> environment) throws Exception {
        try (EngineSocket socket = new EngineSocket(engine(), commands, run, environment)) {
            return socket.address();
        }
    }

    private ContainerEngine engine() {
        return new ContainerEngine(
                commands, run, new SearchPath(folder.resolve("bin").toString()), (what, value) -> {});
    }

    private void client(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
