package dev.predeploy.kit.database;

import dev.predeploy.kit.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's main process. It is tied to ours by a pipe: when we are gone, even by {@code kill -9}, the pipe breaks and
 * the server shuts down at once.
 */
final class Postmaster {
    /** Waits in the background for the pipe to break, then becomes the server, so that our child is the server. */
    private static final String TIED = "exec 3<&0; ( ( read -r _ <&3 || kill -INT $$ ) >/dev/null 2>&1 & ) ;"
            + " exec 3<&-; exec \"$@\" </dev/null";

    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private final Process process;
    private final Path data;

    private Postmaster(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** Starts the server; it is ready for connections only when {@link #isReady()} says so. */
    static Postmaster start(Installation installation, Path data, Path log, RunFolder runFolder) throws IOException {
        List<String> server =
                installation.unprivileged().command(List.of(installation.program("postgres"), "-D", data.toString()));
        List<String> command = new ArrayList<>(List.of("sh", "-c", TIED, "predeploy-postgres"));
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add(0, "/usr/bin/setsid"); // a Ctrl-C at the terminal is ours to handle, not the server's
        }
        command.addAll(server);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(runFolder.environment());
        Postmaster postmaster = new Postmaster(builder.start(), data);
        runFolder.record(postmaster.process.toHandle()); // PostgreSQL overwrites the environment that would mark it
        return postmaster;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, but not for long, and says whether it came. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Says whether connections are taken; the last line of the server's own pid file tells. */
    boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Shuts the server down, whatever still runs in it. */
    void stop() {
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.isAlive()) {
                process.getOutputStream().write('\n'); // nothing is left to signal when the pipe closes
            }
            process.getOutputStream().close();
            if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException | InterruptedException impatient) {
            kill();
            interrupted |= impatient instanceof InterruptedException;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill() {
        List<ProcessHandle> backends = process.descendants().toList();
        process.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
    }
}
