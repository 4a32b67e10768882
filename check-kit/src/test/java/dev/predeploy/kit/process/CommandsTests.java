package dev.predeploy.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.offspring.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CommandsTests {
    @TempDir
    Path folder;

    private RunFolder run;
    private Commands commands;
    private final AtomicLong kernelKills = new AtomicLong();

    @BeforeEach
    void open() throws IOException {
        run = RunFolder.open(folder.resolve("runs"));
        commands = new Commands(run, Duration.ofMillis(300), kernelKills::get);
    }

    @AfterEach
    void leavesNothing() throws IOException {
        Marker marker = new Marker(RunFolder.RUN_VARIABLE, run.id());
        long patience = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!marker.holders().isEmpty() && System.nanoTime() < patience) {
            Thread.onSpinWait(); // one that was ended may still be on its way out
        }
        assertThat(marker.holders()).as("processes that outlived their command").isEmpty();
        run.close();
    }

    private Command shell(String line) {
        return Command.shell(folder, line).limits(Limits.USUAL.time(Duration.ofSeconds(30)));
    }

    private Command shell(String line, Duration limit) {
        return shell(line).limits(Limits.USUAL.time(limit));
    }

    @Test
    void keepsBothOutputsApartAndTogether() throws Exception {
        Finished finished = commands.run(shell("echo out; echo err >&2; exit 3"));
        assertThat(finished.ending()).isEqualTo(new Ending.Exited(3));
        assertThat(finished.succeeded()).isFalse();
        assertThat(finished.stdout()).isEqualTo("out\n");
        assertThat(finished.stderr()).isEqualTo("err\n");
        assertThat(finished.output()).contains("out\n", "err\n");
        assertThat(finished.sentence()).isEqualTo("echo out; echo err >&2; exit 3 ended with exit code 3");
    }

    @Test
    void keepsNothingWhereNothingIsWritten() throws Exception {
        Finished finished = commands.run(Command.of(folder, "true"));
        assertThat(finished.succeeded()).isTrue();
        assertThat(finished.output()).isEmpty();
        assertThat(finished.tail(5)).isEmpty();
        assertThat(finished.outputFile()).isEmptyFile();
    }

    @Test
    void givesTheCommandItsFolderItsEnvironmentAndNothingToRead() throws Exception {
        Finished finished =
                commands.run(shell("pwd; echo $GREETING; echo $HOME; cat").environment(Map.of("GREETING", "hello")));
        assertThat(finished.stdout()).isEqualTo(folder.toRealPath() + "\nhello\n" + System.getenv("HOME") + "\n");
    }

    @Test
    void looksForTheProgramOnThePathThatTheCommandIsGiven() throws Exception {
        Path tool = Files.writeString(
                Files.createDirectory(folder.resolve("bin")).resolve("own-tool"), "#!/bin/sh\necho own");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Finished finished = commands.run(
                Command.of(folder, "own-tool").environment(Map.of("PATH", folder.resolve("bin") + ":/bin")));
        assertThat(finished.stdout()).isEqualTo("own\n");
    }

    @Test
    void readsWhatIsNoUtf8AsLatin1() throws Exception {
        assertThat(commands.run(shell("printf 'a\\377b'")).stdout()).isEqualTo("a\u00ffb");
    }

    @Test
    void returnsTheLastLines() throws Exception {
        assertThat(commands.run(shell("seq 1 100; echo")).tail(3)).isEqualTo("98\n99\n100");
    }

    @Test
    void keepsTheFirstAndTheLastPartOfAFlood() throws Exception {
        Finished finished =
                commands.run(shell("seq 1 200000; echo 'the last word' >&2").limits(Limits.USUAL.outputBytes(1000)));
        assertThat(finished.cut()).isTrue();
        assertThat(finished.stdout())
                .startsWith("1\n2\n3\n")
                .contains("bytes were left out here")
                .endsWith("\n199999\n200000\n")
                .hasSizeLessThan(1100);
        assertThat(finished.stderr()).isEqualTo("the last word\n");
        assertThat(finished.succeeded()).isTrue();
    }

    @Test
    void keepsAllThatFitsTheCapToTheByte() throws Exception {
        for (int size : new int[] {1, 499, 500, 501, 999, 1000, 1001, 1500, 2500}) {
            String line = "head -c " + size + " /dev/zero | tr '\\0' x";
            Finished finished = commands.run(shell(line).limits(Limits.USUAL.outputBytes(1000)));
            assertThat(finished.cut()).as("%d bytes", size).isEqualTo(size > 1000);
            assertThat(finished.stdout().chars().filter(c -> c == 'x').count()).isEqualTo(Math.min(size, 1000));
        }
    }

    @Test
    void endsAFloodAtTheTimeLimit() throws Exception {
        Finished finished = commands.run(shell("yes", Duration.ofMillis(300)));
        assertThat(finished.ending()).isEqualTo(new Ending.TimedOut(Duration.ofMillis(300)));
        assertThat(finished.output()).startsWith("y\ny\n");
    }

    @Test
    void endsTheWholeTreeAtTheTimeLimit() throws Exception {
        Finished finished =
                commands.run(shell("sh -c 'sleep 300 & sleep 301' & echo begun; wait", Duration.ofMillis(300)));
        assertThat(finished.ending().sentence())
                .isEqualTo("still ran after 300 ms and was ended by Predeploy with all that it had started;"
                        + " allow it more time, or find out what it waits for");
        assertThat(finished.output()).startsWith("begun\n");
    }

    @Test
    void killsWhatDoesNotListenAndKeepsItsLastWords() throws Exception {
        Finished finished =
                commands.run(shell("trap 'echo not me' TERM; while :; do sleep 0.05; done", Duration.ofMillis(200)));
        assertThat(finished.ending()).isInstanceOf(Ending.TimedOut.class);
        assertThat(finished.output()).contains("not me\n");
    }

    @Test
    void isNotHeldUpByADaemonThatKeepsThePipeOpen() throws Exception {
        Finished finished = commands.run(shell("setsid sh -c 'sleep 300; echo late' & echo done"));
        assertThat(finished.succeeded()).isTrue();
        assertThat(finished.output()).isEqualTo("done\n");
        assertThat(finished.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void endsADaemonAtTheTimeLimit() throws Exception {
        Finished finished = commands.run(shell("(setsid sh -c 'sleep 300' &) ; sleep 301", Duration.ofMillis(300)));
        assertThat(finished.ending()).isInstanceOf(Ending.TimedOut.class);
    }

    @Test
    void endsTheTreeWhenItsThreadIsInterrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Path begun = folder.resolve("begun");
        Thread waiting = new Thread(() -> {
            try {
                commands.run(shell("(setsid sleep 300 &) ; yes & touch begun; sleep 301"));
                interrupted.complete(false);
            } catch (InterruptedException expected) {
                interrupted.complete(true);
            } catch (RuntimeException unexpected) {
                interrupted.completeExceptionally(unexpected);
            }
        });
        waiting.start();
        awaitFile(begun);
        waiting.interrupt();
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesToRunWhenItsThreadIsInterruptedAlready() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> commands.run(shell("sleep 300"))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void tellsASignalFromAnExitCode() throws Exception {
        assertThat(commands.run(shell("kill -SEGV $$")).ending()).isEqualTo(new Ending.Killed(11, "SIGSEGV"));
        assertThat(commands.run(shell("kill -9 $$")).sentence())
                .isEqualTo("kill -9 $$ was ended by SIGKILL (signal 9), which Predeploy did not send;"
                        + " find out who did, such as another limit on this machine or a person, and run it again");
        assertThat(commands.run(shell("exit 129")).ending()).isEqualTo(new Ending.Exited(129));
    }

    @Test
    void tellsOfASignalThatSomebodySends() throws Exception {
        AtomicLong told = new AtomicLong();
        Commands heard = new Commands(run, told::incrementAndGet);
        heard.run(shell("kill -SEGV $$"));
        heard.run(shell("kill -9 $$"));
        heard.run(shell("exit 1"));
        assertThat(told).hasValue(0);
        heard.run(shell("kill -TERM $$"));
        try (Started service = heard.start(shell("kill -TERM $$"))) {
            service.onExit().join();
        }
        assertThat(told).hasValue(2);
    }

    @Test
    void tellsThatTheKernelKilledForMemory() throws Exception {
        AtomicLong rising = new AtomicLong();
        Commands short_ = new Commands(run, Duration.ofMillis(300), rising::getAndIncrement);
        assertThat(short_.run(shell("kill -9 $$")).ending().sentence()).startsWith("was killed by the kernel because");
        assertThat(short_.run(shell("kill -TERM $$")).ending()).isEqualTo(new Ending.Killed(15, "SIGTERM"));
    }

    @Test
    void endsATreeThatTakesMoreMemoryThanItMay() throws Exception {
        Limits limits = Limits.USUAL.time(Duration.ofSeconds(30)).memoryBytes(100L << 20);
        Finished finished = commands.run(shell("(head -c 400000000 /dev/zero | tail -c 390000000 | sleep 20); true")
                .limits(limits));
        assertThat(finished.ending()).isInstanceOf(Ending.OutOfMemory.class);
        assertThat(finished.ending().sentence())
                .matches(
                        "held \\d+\\.\\d MiB of memory, more than its limit of 100\\.0 MiB, and was ended by Predeploy; .*");
    }

    @Test
    void tellsThatAToolIsMissing() throws Exception {
        assertThat(commands.run(Command.of(folder, "no-such-tool", "x")).ending())
                .isEqualTo(new Ending.Missing("no-such-tool"));
        assertThat(commands.run(shell("no-such-tool x")).ending()).isEqualTo(new Ending.Missing("no-such-tool"));
        assertThat(commands.run(shell("./no-such-script")).ending()).isEqualTo(new Ending.Missing("./no-such-script"));
        assertThat(commands.run(shell("env no-such-tool")).ending()).isEqualTo(new Ending.Missing("no-such-tool"));
        assertThat(commands.run(shell("exit 127")).ending()).isEqualTo(new Ending.Exited(127));
    }

    @Test
    void tellsThatAToolMayNotBeRun() throws Exception {
        Files.writeString(folder.resolve("plain.txt"), "echo no");
        Ending notAllowed = new Ending.NotExecutable("./plain.txt", "Permission denied");
        assertThat(commands.run(Command.of(folder, "./plain.txt")).ending()).isEqualTo(notAllowed);
        assertThat(commands.run(shell("./plain.txt")).ending()).isEqualTo(notAllowed);
        Path script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(commands.run(Command.of(folder, "./script")).ending().sentence())
                .contains("interpreter");
    }

    @Test
    void tellsThatTheFolderIsMissing() throws Exception {
        Path missing = folder.resolve("nowhere");
        assertThat(commands.run(Command.of(missing, "true")).ending()).isEqualTo(new Ending.FolderMissing(missing));
    }

    @Test
    void leavesNoThreadsAndNoOpenFiles() throws Exception {
        commands.run(shell("yes", Duration.ofMillis(50)));
        long threads = ourThreads();
        long files = openFiles();
        for (int i = 0; i < 20; i++) {
            commands.run(shell("echo x; setsid sleep 300 & true"));
            commands.start(shell("sleep 300")).close();
        }
        while (ourThreads() > threads) {
            Thread.onSpinWait(); // one that has said its last word may still be on its way out
        }
        assertThat(openFiles()).isLessThanOrEqualTo(files + 2);
    }

    private static long ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("predeploy-"))
                .count();
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    static void awaitFile(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
