package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Docker engine of a test's own, in a network of its own, that may be stopped and filled. */
final class PrivateEngine {
    static final String IMAGE = "debian:bookworm-slim";

    private static final long PATIENCE_SECONDS = 30;

    private final List<String> awaited = new ArrayList<>();
    private final Path folder;
    private Process daemon;

    private PrivateEngine(Path folder) throws Exception {
        this.folder = folder;
        writeClient();
        this.daemon = start();
    }

    /** Starts one that has the usual disk, and the image. */
    static PrivateEngine in(Path folder) throws Exception {
        return new PrivateEngine(folder).withImage();
    }

    /** Starts one whose disk is a small one in memory. */
    static PrivateEngine withDisk(String size, Path folder) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("root"));
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
        return new PrivateEngine(folder).withImage();
    }

    private Process start() throws Exception {
        List<String> words = List.of(
                "setsid",
                "unshare",
                "--net",
                "dockerd",
                "--data-root=" + folder.resolve("root"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--host=" + address(),
                "--iptables=false",
                "--ip6tables=false");
        Process started = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dockerd.log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!succeeds(client().toString(), "version")) {
            boolean ended = started.waitFor(50, TimeUnit.MILLISECONDS);
            assertThat(ended || System.nanoTime() > deadline)
                    .as(() -> "dockerd did not start: " + folder.resolve("dockerd.log"))
                    .isFalse();
        }
        return started;
    }

    private PrivateEngine withImage() throws Exception {
        List<Process> pipe = ProcessBuilder.startPipeline(
                List.of(new ProcessBuilder("docker", "save", IMAGE), new ProcessBuilder(client().toString(), "load")));
        for (Process each : pipe) {
            assertThat(each.waitFor()).isZero();
        }
        return this;
    }

    /** There is no network but its own for a build, so it gets none. */
    private void writeClient() throws IOException {
        Files.createDirectories(client().resolveSibling(""));
        Files.writeString(client(), """
                #!/bin/sh
                PATH=%1$s
                if [ "$1 $2" = "buildx build" ]; then
                    shift 2
                    exec docker --host %2$s buildx build --network none "$@"
                fi
                exec docker --host %2$s "$@"
                """.formatted(System.getenv("PATH"), address()));
        Files.setPosixFilePermissions(client(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path client() {
        return folder.resolve("bin/docker");
    }

    private String address() {
        return "unix://" + folder.resolve("s");
    }

    /** Opens a session that has no engine but this one. */
    Session session(Path stackFile) throws IOException {
        Stack stack = new StackReader(List.of(), Strictness.ALL_MODULES).read(stackFile);
        Map<String, String> environment =
                Map.of("PATH", client().resolveSibling("").toString());
        return new Session(new Settings(stack, List.of(), environment, new RunControl(Optional.empty())));
    }

    /** Waits until a program runs with one argument that is like no other, in whatever container. */
    void awaitProcess(String argument) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        awaited.add(argument);
        while (processes(argument).findAny().isEmpty()) {
            assertThat(daemon.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline)
                    .as("waiting for " + argument)
                    .isFalse();
        }
    }

    private static Stream<ProcessHandle> processes(String argument) {
        return having(words -> words.length == 1 && words[0].equals(argument));
    }

    private static Stream<ProcessHandle> having(Predicate<String[]> arguments) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().filter(arguments).isPresent());
    }

    /** Stops it as a service manager does. */
    void stop() throws InterruptedException {
        daemon.destroy();
        assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Ends it without a word; what runs in it runs on. */
    void kill() throws InterruptedException {
        daemon.destroyForcibly();
        assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Starts it again, if it is not there. */
    void restart() throws Exception {
        if (!daemon.isAlive()) {
            Files.deleteIfExists(folder.resolve("pid"));
            daemon = start();
        }
    }

    /** Stops it and all that runs in it, also what was built when it was killed, and unmounts what it leaves mounted. */
    void remove() throws Exception {
        restart();
        stop();
        awaited.forEach(argument -> processes(argument).forEach(ProcessHandle::destroyForcibly));
        having(words -> Stream.of(words).anyMatch(word -> word.contains(folder + "/")))
                .forEach(ProcessHandle::destroyForcibly); // what watched them
        List<String> mounted;
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            mounted = mounts.map(line -> line.split(" ", 3)[1])
                    .filter(path -> path.startsWith(folder + "/"))
                    .collect(Collectors.toList());
        }
        Collections.reverse(mounted);
        for (String each : mounted) {
            run("umount", each);
        }
    }

    private static void run(String... words) throws Exception {
        assertThat(succeeds(words)).as(() -> String.join(" ", words)).isTrue();
    }

    private static boolean succeeds(String... words) throws Exception {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(new File("/dev/null"))
                        .start()
                        .waitFor()
                == 0;
    }
}
