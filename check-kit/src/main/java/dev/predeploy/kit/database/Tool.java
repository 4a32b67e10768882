package dev.predeploy.kit.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs one short command, its output in a file.
 *
 * @param environment variables on top of our own, with PostgreSQL's own taken away
 * @param output where standard output and standard error go
 */
record Tool(Map<String, String> environment, Path output) {
    private static final long LIMIT_SECONDS = 300;

    /** Returns the exit code, or -1 if the command could not be started or took over five minutes. */
    int run(List<String> command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            return -1;
        }
        try {
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Returns what the command last wrote. */
    List<String> said() {
        try {
            return Files.readAllLines(output);
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
