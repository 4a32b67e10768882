package dev.predeploy.robust;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.redstack.Launched;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that a run which somebody ends while containers work leaves nothing in the engine either. */
@NeedsEngine
@Timeout(200)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows what processes are left, by /proc")
@Isolated // it keeps the whole machine busy
class ContainerInterruptionTests {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void ctrlCEndsInWholeReportsAndLeavesNothing(ContainerMoment moment) throws Exception {
        Ground ground = ground(moment);
        Map<String, String> before = ground.contents();
        try (ChildRun run = started(ground, moment)) {
            run.interruptGroup();
            Launched launched = run.ended();
            assertThat(launched.exitCode()).as(run.written()).isEqualTo(130);
            assertThat(launched.report().path("verdict").asText()).isEqualTo("interrupted");
            WholeReports.assertWhole(launched, launched.checks().size());
        }
        assertNothingIsLeft(ground, before);
    }

    @ParameterizedTest
    @EnumSource
    void whatAKilledRunLeftTheNextOneRemoves(ContainerMoment moment) throws Exception {
        Ground ground = ground(moment);
        Map<String, String> before = ground.contents();
        try (ChildRun run = started(ground, moment)) {
            run.kill();
        }
        try (ChildRun next =
                ChildRun.start(ground, StubService.environment(ground), List.of("run", "--stack", "next.yml"))) {
            Launched launched = next.ended();
            assertThat(launched.exitCode()).as(next.written()).isZero();
        }
        assertNothingIsLeft(ground, before);
    }

    private Ground ground(ContainerMoment moment) throws IOException {
        Ground ground = Ground.in(folder);
        moment.prepare(ground);
        return ground;
    }

    private static ChildRun started(Ground ground, ContainerMoment moment) throws IOException {
        EngineGround engine = new EngineGround(ground);
        ChildRun run = ChildRun.start(ground, StubService.environment(ground), List.of("run"));
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(90, SECONDS)
                .until(() -> moment.hasCome(ground, engine) || !run.isAlive());
        assertThat(moment.hasCome(ground, engine)).as(run.written()).isTrue();
        return run;
    }

    private static void assertNothingIsLeft(Ground ground, Map<String, String> before) throws IOException {
        await().atMost(10, SECONDS).untilAsserted(() -> {
            new EngineGround(ground).assertEmpty();
            assertThat(ground.leftProcesses()).isEmpty();
        });
        assertThat(ground.leftFiles()).isEmpty();
        assertThat(ground.contents()).isEqualTo(before);
    }
}
