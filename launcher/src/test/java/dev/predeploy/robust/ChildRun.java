package dev.predeploy.robust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.Main;
import dev.predeploy.redstack.Launched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run of the real command in a JVM of its own, at the head of a process group as a shell starts it. */
final class ChildRun implements AutoCloseable {
    /** The environment variable that all descendants of a run on a ground have. */
    static final String VARIABLE = "GROUND";

    private static final long LONGEST_SECONDS = 180;

    private final Ground ground;
    private final Process process;
    private final Path out;
    private final Path err;

    private ChildRun(Ground ground, Process process, Path out, Path err) {
        this.ground = ground;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code predeploy} with the given words in the tree of a ground. */
    static ChildRun start(Ground ground, Map<String, String> environment, List<String> words) throws IOException {
        Path out = Files.createTempFile(ground.parent(), "out", ".txt");
        Path err = Files.createTempFile(ground.parent(), "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command(ground, words))
                .directory(ground.tree().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_") || name.startsWith("PREDEPLOY_"));
        builder.environment().putAll(environment);
        builder.environment().put(VARIABLE, ground.parent().toString());
        return new ChildRun(ground, builder.start(), out, err);
    }

    /** A build in the background of a shell ignores Ctrl-C, and what it starts would do so, too. */
    private static List<String> command(Ground ground, List<String> words) {
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT", java()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-Djava.io.tmpdir=" + ground.temporary(), "-Dnative.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Does as a Ctrl-C at a terminal does: every process of the group hears it. */
    void interruptGroup() throws Exception {
        interrupt("-" + process.pid());
    }

    /** Does as a CI server does: the run alone hears it. */
    void interruptAlone() throws Exception {
        interrupt(String.valueOf(process.pid()));
    }

    /** A run that has told its verdict may have ended meanwhile, which its exit code shows. */
    private void interrupt(String whom) throws Exception {
        Process kill = new ProcessBuilder("sh", "-c", "kill -s INT -- " + whom)
                .inheritIO()
                .start();
        assertThat(kill.waitFor() == 0 || !isAlive()).isTrue();
    }

    /** Kills the run alone; nobody hears it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Launched ended() throws Exception {
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as("the run ended; it told:\n%s", written())
                .isTrue();
        return new Launched(process.exitValue(), text(out), text(err), ground.output());
    }

    /** Returns what it has written to both outputs. */
    String written() throws IOException {
        return text(out) + text(err);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
