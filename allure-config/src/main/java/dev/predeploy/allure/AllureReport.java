package dev.predeploy.allure;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes Allure's one-file report in a process of its own, which is started early, warms up at low priority while the
 * checks run, and then waits to be told that the results are complete. It ends with its input, so also when this
 * process is killed.
 */
public final class AllureReport implements AutoCloseable {
    private static final String MAIN = "dev.predeploy.allure.generator.GenerateReport";
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final Duration within;

    private AllureReport(Process process, Duration within) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.within = within;
    }

    /**
     * What the process may use.
     *
     * @param temporary an empty folder for it alone, deleted by its owner after {@link #close}
     * @param environment variables by which its owner finds it again
     * @param within how long it may take to make a report
     */
    public record Terms(Path temporary, Map<String, String> environment, Duration within) {
        /** Keeps a copy of the map. */
        public Terms {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * Starts the process.
     *
     * @param files what it is made of
     * @param name the report's title
     * @param terms what it may use
     */
    public static AllureReport start(GeneratorFiles files, String name, Terms terms) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(files, name, terms.temporary()));
        builder.environment().putAll(terms.environment());
        builder.environment().put("ALLURE_NO_ANALYTICS", "true");
        builder.directory(terms.temporary().toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new AllureReport(builder.start(), terms.within());
    }

    private static List<String> command(GeneratorFiles files, String name, Path temporary) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString()); // a Ctrl-C at the terminal is ours to handle: this page is still wanted
        }
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable"));
        command.addAll(List.of("-Xmx512m", "-Xmn24m")); // little lives on: 110 MiB for 1,000 results, not 180
        files.sharing().ifPresent(command::add);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", files.text(), MAIN, name.replaceAll("\\s+", " ")));
        command.add(Files.createDirectories(temporary.resolve("warm-up")).toString());
        return command;
    }

    /**
     * Makes the report.
     *
     * @param results the folder of results, complete
     * @param out the folder to write {@code index.html} to
     * @return how many results the report shows, or why there is no report
     */
    public Answer generate(Path results, Path out) throws InterruptedException {
        return begin(results, out).await();
    }

    /** Lets the report be made while the caller does something else; its time begins now. */
    public Pending begin(Path results, Path out) {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> ask(results, out))
                .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
        return () -> await(answer);
    }

    private Answer await(CompletableFuture<String> answer) throws InterruptedException {
        try {
            return Answer.parse(answer.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                process.destroyForcibly();
                return Answer.failed("it took longer than %d s".formatted(within.toSeconds()));
            }
            return Answer.failed(String.valueOf(e.getCause()));
        }
    }

    /** A report that is being made. */
    @FunctionalInterface
    public interface Pending {
        /** Returns what came of it, when it has. */
        Answer await() throws InterruptedException;
    }

    private String ask(Path results, Path out) {
        try {
            orders.write(results.toAbsolutePath() + "\n" + out.toAbsolutePath() + "\n");
            orders.flush();
            String line = answers.readLine();
            return line == null ? "failed its process ended" : line;
        } catch (IOException e) {
            return "failed its process ended: " + e.getMessage();
        }
    }

    /** Lets the process end by itself, and waits for that. */
    boolean finish() throws IOException, InterruptedException {
        orders.close();
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the process, if it has not ended yet. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * What came of a report.
     *
     * @param results how many results it shows
     * @param failure why there is none; empty if there is one
     */
    public record Answer(int results, String failure) {
        private static final String DONE = "done ";

        static Answer failed(String why) {
            return new Answer(0, why);
        }

        static Answer parse(String line) {
            if (line.matches(DONE + "[0-9]{1,9}")) {
                return new Answer(Integer.parseInt(line.substring(DONE.length())), "");
            }
            return failed(line.startsWith("failed ") ? line.substring("failed ".length()) : line);
        }
    }
}
