package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.engine.Cache;
import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.engine.Mount;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Limits;
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

/** On a real Podman, by a PATH that has no Docker. */
@NeedsPodman
@Timeout(120)
class PodmanTests {
    private static final String IMAGE = "debian:bookworm-slim";

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void open() throws Exception {
        Path podman = folder.resolve("bin/podman");
        Files.createDirectories(podman.resolveSibling(""));
        Files.writeString(podman, "#!/bin/sh\nPATH=%s\nexec podman \"$@\"\n".formatted(System.getenv("PATH")));
        Files.setPosixFilePermissions(podman, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.writeString(folder.resolve("predeploy.yml"), "stack: test\nimages: {it: {context: it}}\n");
        Files.createDirectories(folder.resolve("it"));
        Stack stack = new StackReader(List.of(), Strictness.ALL_MODULES).read(file);
        Map<String, String> environment =
                Map.of("PATH", podman.resolveSibling("").toString());
        session = new Session(new Settings(stack, List.of(), environment, new RunControl(Optional.empty())));
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void runsACommandOnSourcesThatItCannotChange() throws Exception {
        Files.writeString(folder.resolve("source.txt"), "mine");
        ContainerCommand command = ContainerCommand.of(
                        IMAGE, List.of("sh", "-c", "cat source.txt; ls /sys/class/net; id -u; touch x"))
                .sources(new Mount(folder, "/src"))
                .folder("/src");
        try (Container ran = session.get(Containers.class).run(command)) {
            assertThat(session.told().get("engine")).startsWith("podman ");
            assertThat(ran.finished().stdout()).isEqualTo("minelo\n" + Files.getAttribute(folder, "unix:uid") + "\n");
            assertThat(ran.finished().stderr()).contains("Read-only file system");
            assertThat(ran.finished().ending()).isEqualTo(new Ending.Exited(1));
        }
    }

    @Test
    void tellsAMissingProgram() throws Exception {
        try (Container ran = session.get(Containers.class).run(ContainerCommand.of(IMAGE, List.of("ruff", "check")))) {
            assertThat(ran.finished().ending()).isEqualTo(new Ending.Missing("ruff in the image"));
        }
    }

    @Test
    void tellsWhoWasKilledForMemory() throws Exception {
        ContainerCommand hungry = ContainerCommand.of(
                        IMAGE, List.of("sh", "-c", "head -c 200M /dev/zero | tail -c 190M; exit $?"))
                .limits(Limits.USUAL.memoryBytes(32L << 20));
        try (Container ran = session.get(Containers.class).run(hungry)) {
            assertThat(ran.finished().ending()).isInstanceOf(Ending.OutOfMemory.class);
        }
    }

    @Test
    void copiesOutWhatTheCommandWrote() throws Exception {
        ContainerCommand command = ContainerCommand.of(IMAGE, List.of("sh", "-c", "mkdir /r && echo '<x/>' >/r/a.xml"));
        try (Container ran = session.get(Containers.class).run(command)) {
            assertThat(ran.copy("/r/a.xml", folder.resolve("a.xml"))).isTrue();
            assertThat(ran.changed()).contains("/r/a.xml");
        }
        assertThat(folder.resolve("a.xml")).hasContent("<x/>");
    }

    @Test
    void takesACacheThatIsThere() throws Exception {
        Containers containers = session.get(Containers.class);
        Cache cache = containers.cache(IMAGE, "a test " + folder);
        try {
            assertThat(containers.cache(IMAGE, "a test " + folder)).isEqualTo(cache);
        } finally {
            session.get(ContainerEngine.class).call("volume", "rm", "--force", cache.volume());
        }
    }

    @Test
    void buildsAnImage() throws Exception {
        Files.writeString(folder.resolve("it/Dockerfile"), "FROM debian:bookworm-slim\nWORKDIR /app\nRUN echo one\n");
        assertThat(session.get(Images.class).build("it").image().folder()).isEqualTo("/app");
    }

    @Test
    void namesTheLineOfAStepThatFails() throws Exception {
        Files.writeString(
                folder.resolve("it/Dockerfile"), "FROM debian:bookworm-slim\nENV A=b\nRUN echo one \\\n && exit 3\n");
        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(() -> session.get(Images.class).build("it").image())
                .satisfies(failed ->
                        assertThat(failed.findings().get(0).place()).isEqualTo(Place.file("it/Dockerfile", 3)));
    }
}
