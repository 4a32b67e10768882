package dev.predeploy.launcher.execution;

import dev.predeploy.launcher.run.RunHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out which commit is checked out. */
public final class Revisions {
    private static final int PATIENCE_SECONDS = 5;

    private Revisions() {}

    /** Returns the commit of the work tree that a folder lies in; nothing without Git, a work tree or a commit. */
    public static Optional<RunHead.Revision> of(Path folder) {
        // One process tells both: `# branch.oid HASH`, then a line for each difference.
        return git(folder, List.of("status", "--porcelain=v2", "--branch", "--no-renames", "--", "."))
                .flatMap(Revisions::read);
    }

    private static Optional<RunHead.Revision> read(String status) {
        String key = "# branch.oid ";
        boolean dirty = status.lines().anyMatch(line -> !line.startsWith("#"));
        return status.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .filter(commit -> commit.matches("[0-9a-f]{40,64}"))
                .map(commit -> new RunHead.Revision(commit, dirty))
                .findFirst();
    }

    private static Optional<String> git(Path folder, List<String> arguments) {
        List<String> words = Stream.concat(Stream.of("git", "--no-optional-locks"), arguments.stream())
                .toList();
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            // Whoever is killed closes his end of the pipe, so that reading ends too.
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
            try {
                Future<?> unused = clock.schedule(() -> kill(process), PATIENCE_SECONDS, TimeUnit.SECONDS);
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
            } finally {
                clock.shutdownNow();
            }
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
