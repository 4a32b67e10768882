package dev.predeploy.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.kit.testing.NeedsEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine. */
@NeedsEngine
@Timeout(120)
class ContainersTests {
    private static final String IMAGE = "debian:bookworm-slim";

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void open() throws IOException {
        Path file = Files.writeString(folder.resolve("predeploy.yml"), "stack: test\n");
        Stack stack = new StackReader(List.of(), Strictness.ALL_MODULES).read(file);
        session = new Session(new Settings(stack, List.of(), System.getenv(), new RunControl(Optional.empty())));
    }

    @AfterEach
    void leavesNoContainer() throws Exception {
        ContainerEngine engine = session.get(ContainerEngine.class);
        String runs = engine.labels().runs();
        EngineClient client = engine.client();
        session.close();
        Process left = new ProcessBuilder(
                        client.call("container", "ls", "--all", "--quiet", "--filter", "label=" + runs))
                .start();
        assertThat(left.inputReader().readLine()).isNull();
    }

    @Test
    void tellsWhatTheCommandWroteAndItsExitCode() throws Exception {
        try (Container ran = run("sh", "-c", "pwd; echo oops >&2; exit 3")) {
            assertThat(ran.finished().stdout()).isEqualTo("/\n");
            assertThat(ran.finished().stderr()).isEqualTo("oops\n");
            assertThat(ran.finished().ending()).isEqualTo(new Ending.Exited(3));
        }
    }

    @Test
    void tellsAMissingProgram() throws Exception {
        try (Container direct = run("ruff", "check");
                Container shell = run("sh", "-c", "ruff check")) {
            assertThat(direct.finished().ending()).isEqualTo(new Ending.Missing("ruff in the image"));
            assertThat(shell.finished().ending()).isEqualTo(new Ending.Missing("ruff"));
        }
    }

    @Test
    void aCommandThatMissesAProgramOfItsOwnHasStarted() throws Exception {
        String said = "exec: \"git\": executable file not found in $PATH";
        try (Container ran = run("sh", "-c", "echo '" + said + "' >&2; exit 1")) {
            assertThat(ran.finished().ending()).isEqualTo(new Ending.Exited(1));
        }
    }

    @Test
    void tellsWhoWasKilledForMemory() throws Exception {
        ContainerCommand hungry = ContainerCommand.of(
                        IMAGE, List.of("sh", "-c", "head -c 200M /dev/zero | tail -c 190M"))
                .limits(Limits.USUAL.memoryBytes(32L << 20));
        try (Container ran = session.get(Containers.class).run(hungry)) {
            assertThat(ran.finished().ending()).isInstanceOf(Ending.OutOfMemory.class);
        }
    }

    @Test
    void endsWhatRunsTooLong() throws Exception {
        ContainerCommand slow =
                ContainerCommand.of(IMAGE, List.of("sleep", "300")).limits(Limits.USUAL.time(Duration.ofSeconds(2)));
        try (Container ran = session.get(Containers.class).run(slow)) {
            assertThat(ran.finished().ending()).isInstanceOf(Ending.TimedOut.class);
        }
    }

    @Test
    void handsInTheEnvironmentWithoutShowingIt() throws Exception {
        ContainerCommand command = ContainerCommand.of(
                        IMAGE, List.of("sh", "-c", "printf '%s|%s' \"$PASSWORD\" \"$KEY\""))
                .environment(Map.of("PASSWORD", "p@ss \"w'ord$", "KEY", "a\nb"));
        try (Container ran = session.get(Containers.class).run(command)) {
            assertThat(ran.finished().stdout()).isEqualTo("p@ss \"w'ord$|a\nb");
            assertThat(ran.finished().command().words()).noneMatch(word -> word.contains("w'ord"));
        }
    }

    @Test
    void hasNoNetworkAndCannotChangeItsSources() throws Exception {
        Files.writeString(folder.resolve("source.txt"), "mine");
        ContainerCommand command = ContainerCommand.of(
                        IMAGE, List.of("sh", "-c", "cat source.txt; touch x; ls /sys/class/net; id -u"))
                .sources(new Mount(folder, "/src"))
                .folder("/src");
        try (Container ran = session.get(Containers.class).run(command)) {
            assertThat(ran.finished().stdout()).isEqualTo("minelo\n" + Files.getAttribute(folder, "unix:uid") + "\n");
            assertThat(ran.finished().stderr()).contains("Read-only file system");
        }
    }

    @Test
    void keepsFromContainerToContainerWhatAnyUserWroteToACache() throws Exception {
        Containers containers = session.get(Containers.class);
        Cache cache = containers.cache(IMAGE, "a test " + folder);
        ContainerCommand writes = ContainerCommand.of(
                        IMAGE,
                        List.of(
                                "sh",
                                "-c",
                                "cat " + cache.folder() + "/note; echo kept >> " + cache.folder() + "/note"))
                .cache(cache)
                .user("1234");
        try (Container first = containers.run(writes)) {
            assertThat(first.finished().stdout()).isEmpty();
        }
        Cache again = containers.cache(IMAGE, "a test " + folder);
        try (Container second = containers.run(writes)) {
            assertThat(again).isEqualTo(cache);
            assertThat(second.finished().stdout()).isEqualTo("kept\n");
        } finally {
            session.get(ContainerEngine.class).call("volume", "rm", "--force", cache.volume());
        }
    }

    @Test
    void doesNotAskForItsHealth() throws Exception {
        Path context = Files.createDirectory(folder.resolve("context"));
        Files.writeString(
                context.resolve("Dockerfile"), "FROM " + IMAGE + "\nHEALTHCHECK --interval=1s CMD touch /asked\n");
        ContainerEngine engine = session.get(ContainerEngine.class);
        String image = engine.call("build", "-q", context.toString()).stdout().strip();
        try (Container ran = session.get(Containers.class)
                .run(ContainerCommand.of(image, List.of("sh", "-c", "sleep 3; ls /asked")))) {
            assertThat(ran.finished().stdout()).isEmpty();
        } finally {
            engine.call("image", "rm", "--force", image);
        }
    }

    @Test
    void copiesOutWhatTheCommandWrote() throws Exception {
        try (Container ran = run("sh", "-c", "mkdir /r && echo '<x/>' > /r/report.xml")) {
            assertThat(ran.copy("/r/report.xml", folder.resolve("report.xml"))).isTrue();
            assertThat(ran.copy("/r/nothing.xml", folder.resolve("nothing.xml")))
                    .isFalse();
        }
        assertThat(folder.resolve("report.xml")).hasContent("<x/>");
    }

    private Container run(String... words) throws Exception {
        return session.get(Containers.class).run(ContainerCommand.of(IMAGE, List.of(words)));
    }
}
