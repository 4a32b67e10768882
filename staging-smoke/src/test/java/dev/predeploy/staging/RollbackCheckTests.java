package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RollbackCheckTests {
    @TempDir
    Path folder;

    @Test
    void measuresBothWays() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck rollback = run(service, "run: echo old one is back, forward: echo new one is back");
            assertThat(rollback.outcome()).as(rollback.reason()).isEqualTo(Outcome.PASSED);
            assertThat(rollback.evidence().get("rollback.txt"))
                    .containsPattern("(?s)\\$ echo old one is back\nold one is back\n# it ended well after .* s\n"
                            + "# ready is healthy after .* s\n\n\\$ echo new one is back\n.*# ready is healthy after");
        }
    }

    @Test
    void failsOnACommandThatFails() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck rollback = run(service, "run: echo no such image; exit 3, forward: \"true\"");
            assertThat(rollback.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(rollback.finding().rule()).contains("rollback-command");
            assertThat(rollback.reason()).isEqualTo("the command of the way back ended with exit code 3");
            assertThat(rollback.finding().actual()).contains("no such image");
        }
    }

    @Test
    void goesForwardAgainEvenWhereTheWayBackBreaksOff() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck rollback = run(service, "run: exit 3, forward: echo new one is back");
            assertThat(rollback.reason()).isEqualTo("the command of the way back ended with exit code 3");
            assertThat(rollback.evidence().get("rollback.txt")).contains("\nnew one is back\n");
        }
    }

    @Test
    void warnsWhereTheWayForwardFailsToo() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck rollback = run(service, "run: exit 3, forward: exit 4");
            assertThat(rollback.reason()).isEqualTo("the command of the way back ended with exit code 3");
            assertThat(rollback.findings())
                    .extracting(Finding::what)
                    .containsExactly(
                            "the command of the way back ended with exit code 3",
                            "the command of the way forward ended with exit code 4");
        }
    }

    @Test
    void failsWhereHealthDoesNotReturn() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.json(number == 1 ? 200 : 503, "{}"))) {
            TestedCheck rollback = run(service, "run: \"true\", forward: \"true\", within: 2s");
            assertThat(rollback.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(rollback.reason()).isEqualTo("ready is not healthy after the way back");
            assertThat(rollback.findings())
                    .hasSize(2) // what ran does not come back either
                    .allMatch(finding -> finding.rule().equals(Optional.of("rollback-health"))
                            && finding.actual().orElseThrow().endsWith("answers 503 instead of 200"));
        }
    }

    @Test
    void isNotRunOnAStackThatIsNotHealthyAnyway() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(503, "{}"))) {
            TestedCheck rollback = run(service, "500ms", "run: \"touch rolled-back\", forward: \"true\"");
            assertThat(rollback.outcome()).isEqualTo(Outcome.NOT_RUN);
            assertThat(rollback.blockedBy()).contains("staging/health/ready");
        }
    }

    private TestedCheck run(HttpService service, String rollback) throws Exception {
        return run(service, "20s", rollback);
    }

    private TestedCheck run(HttpService service, String healthyWithin, String rollback) throws Exception {
        return CheckTester.of(RollbackCheck.class)
                .run(folder, """
                        stack: shop
                        staging:
                          health: {ready: {url: "%s", within: %s}}
                          rollback: {shop: {%s, health: ready}}
                        """.formatted(service.url("/"), healthyWithin, rollback))
                .only();
    }
}
