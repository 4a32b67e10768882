package dev.predeploy.robust;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.predeploy.redstack.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that a run which somebody ends, at whatever moment, tells the truth about it and leaves nothing. */
@Timeout(200)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows what processes are left, by /proc")
@Execution(ExecutionMode.CONCURRENT)
class InterruptionTests {
    /** What the command promises, and the time of a busy machine to start and end processes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void ctrlCAtATerminalEndsInWholeReportsAndLeavesNothing(Moment moment) throws Exception {
        assertEndsInOrder(moment, ChildRun::interruptGroup);
    }

    @ParameterizedTest
    @EnumSource(names = {"A_TOOL_HAS_GRANDCHILDREN", "A_TOOL_FLOODS"})
    void soDoesASignalThatTheRunAloneHears(Moment moment) throws Exception {
        assertEndsInOrder(moment, ChildRun::interruptAlone);
    }

    @ParameterizedTest
    @EnumSource
    void whatAKilledRunLeftTheNextOneRemoves(Moment moment) throws Exception {
        Ground ground = ground(moment);
        Map<String, String> before = ground.contents();
        try (ChildRun run = started(ground, moment)) {
            run.kill();
        }
        boolean needsPostgres = moment == Moment.UNPACKING_POSTGRES;
        List<String> words = needsPostgres ? List.of("run") : List.of("run", "--stack", "next.yml");
        try (ChildRun next = ChildRun.start(ground, environment(ground, moment), words)) {
            Launched launched = next.ended();
            assertThat(launched.exitCode()).as(next.written()).isZero();
            WholeReports.assertWhole(launched, 1);
        }
        assertNothingIsLeft(ground, before);
    }

    @Test
    void ctrlCKeepsWhatASoakHasSeen() throws Exception {
        Ground ground = Ground.in(folder).with("predeploy.yml", """
                stack: soaked
                staging:
                  up:
                    web:
                      run: exec %s
                      listens: "127.0.0.1:${port:web}"
                  soak: {web: {url: "http://127.0.0.1:${port:web}/", for: 10m, every: 1s}}
                """.formatted(StubService.COMMAND));
        List<String> words = List.of("run", "--only", "up", "--only", "soak");
        try (ChildRun run = ChildRun.start(ground, StubService.environment(ground), words)) {
            await().atMost(60, SECONDS).until(() -> Files.exists(ground.marks().resolve("asked")) || !run.isAlive());
            run.interruptGroup();
            assertThat(run.ended().exitCode()).as(run.written()).isEqualTo(130);
        }
        assertThat(ground.output().resolve("evidence/staging/soak/web/transcript.txt"))
                .content()
                .contains(" of 600 questions asked, ");
    }

    /** Ends a run, somehow. */
    private interface Signal {
        void send(ChildRun run) throws Exception;
    }

    private void assertEndsInOrder(Moment moment, Signal signal) throws Exception {
        Ground ground = ground(moment);
        Map<String, String> before = ground.contents();
        try (ChildRun run = started(ground, moment)) {
            signal.send(run);
            long sent = System.nanoTime();
            Launched launched = run.ended();
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(PATIENCE);
            assertThat(launched.exitCode()).as(run.written()).isEqualTo(moment.isAfterTheVerdict() ? 0 : 130);
            assertThat(launched.report().path("verdict").asText())
                    .isEqualTo(moment.isAfterTheVerdict() ? "passed" : "interrupted");
            WholeReports.assertWhole(launched, moment.checks());
        }
        assertNothingIsLeft(ground, before);
    }

    private Ground ground(Moment moment) throws IOException {
        Ground ground = Ground.in(folder).with("predeploy.yml", moment.stack());
        ground.with("next.yml", "stack: next\n" + Moment.PASSING);
        moment.prepare(ground);
        return ground;
    }

    private static Map<String, String> environment(Ground ground, Moment moment) {
        Map<String, String> environment = new HashMap<>(StubService.environment(ground));
        if (moment == Moment.UNPACKING_POSTGRES) {
            environment.put("PREDEPLOY_CACHE", ground.cache().toString());
        }
        return environment;
    }

    private static ChildRun started(Ground ground, Moment moment) throws IOException {
        ChildRun run = ChildRun.start(ground, environment(ground, moment), List.of("run"));
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(60, SECONDS)
                .until(() -> moment.hasCome(ground) || !run.isAlive());
        assertThat(moment.hasCome(ground)).as(run.written()).isTrue();
        return run;
    }

    private static void assertNothingIsLeft(Ground ground, Map<String, String> before) throws IOException {
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(ground.leftProcesses()).isEmpty());
        assertThat(ground.leftFiles()).isEmpty();
        assertThat(ground.contents()).isEqualTo(before);
    }
}
