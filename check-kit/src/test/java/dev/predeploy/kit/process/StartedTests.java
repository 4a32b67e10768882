package dev.predeploy.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.offspring.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StartedTests {
    @TempDir
    Path folder;

    private RunFolder run;
    private Commands commands;

    @BeforeEach
    void open() throws IOException {
        run = RunFolder.open(folder.resolve("runs"));
        commands = new Commands(run, Duration.ofMillis(300));
    }

    @AfterEach
    void close() throws IOException {
        run.close();
        assertThat(new Marker(RunFolder.RUN_VARIABLE, run.id()).holders()).isEmpty();
    }

    private Started service(String line) throws InterruptedException {
        Started service = commands.start(Command.shell(folder, line).limits(Limits.USUAL.time(Duration.ofMillis(1))));
        CommandsTests.awaitFile(folder.resolve("ready"));
        return service;
    }

    @Test
    void runsUntilItIsStopped() throws Exception {
        Started service =
                service("trap 'echo bye; exit 0' TERM; echo hello; touch ready; while :; do sleep 0.02; done");
        assertThat(service.isAlive()).isTrue();
        assertThat(service.pid()).isPositive();
        Finished finished = service.stop(Duration.ofSeconds(5));
        assertThat(finished.ending()).isEqualTo(new Ending.Stopped());
        assertThat(finished.stdout()).startsWith("hello\nbye\n");
        assertThat(service.isAlive()).isFalse();
        assertThat(service.onExit()).isCompletedWithValue(finished);
        assertThat(service.stop(Duration.ZERO)).isSameAs(finished);
    }

    @Test
    void showsItsOutputWhileItRuns() throws Exception {
        try (Started service = service("echo listening; touch ready; sleep 300")) {
            while (!service.output().equals("listening\n")) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(service.isAlive()).isTrue();
        }
    }

    @Test
    void tellsHowAServiceEndedThatEndedByItself() throws Exception {
        Started service = commands.start(Command.shell(folder, "echo no port; exit 4"));
        Finished finished = service.onExit().get(20, TimeUnit.SECONDS);
        assertThat(finished.ending()).isEqualTo(new Ending.Exited(4));
        assertThat(service.output()).isEqualTo("no port\n");
        assertThat(service.stop(Duration.ZERO).ending()).isEqualTo(new Ending.Exited(4));
    }

    @Test
    void isNotAliveWhereTheToolIsMissing() throws Exception {
        Started service = commands.start(Command.of(folder, "no-such-service"));
        assertThat(service.isAlive()).isFalse();
        assertThat(service.onExit().get().ending()).isEqualTo(new Ending.Missing("no-such-service"));
        service.close();
    }

    @Test
    void stopsDaemonsThatTheServiceLeft() throws Exception {
        Started service = service("(setsid sh -c 'sleep 300' &); touch ready; sleep 300");
        service.close();
        assertThat(new Marker(RunFolder.RUN_VARIABLE, run.id()).holders()).isEmpty();
    }

    @Test
    void isKilledAlsoWhereItsLastOutputCannotBeKept() throws Exception {
        Started service = service("trap 'echo not yet' TERM; touch ready; while :; do sleep 0.02; done");
        Files.delete(run.path().resolve("commands-1"));
        assertThatThrownBy(service::close).hasMessageContaining("The output of a command could not be kept");
        assertThat(service.isAlive()).isFalse();
        assertThat(new Marker(RunFolder.RUN_VARIABLE, run.id()).holders()).isEmpty();
    }

    @Test
    void endsWithTheRunIfNobodyStoppedIt() throws Exception {
        Started service = service("touch ready; sleep 300");
        run.close();
        assertThat(service.onExit().get(20, TimeUnit.SECONDS).ending().isSuccess())
                .isFalse();
        assertThat(Files.exists(run.path())).isFalse();
    }
}
