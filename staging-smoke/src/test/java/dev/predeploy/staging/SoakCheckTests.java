package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SoakCheckTests {
    private static final String PACE = "for: 3s, every: 100ms, answers-within: 100ms";

    @TempDir
    Path folder;

    @Test
    void passesWhereAnswersKeepComing() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck check = check(service, "for: 1s, every: 100ms, answers-within: 100ms, availability: 50%");
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(service.requests()).isEqualTo(10);
            assertThat(check.evidence().get("transcript.txt")).contains("# 10 of 10 questions asked, ", "$ curl");
            assertThat(check.evidence().get("soak.hgrm")).contains("Percentile");
        }
    }

    @Test
    void tellsTheLongestOutageWithItsTimes() throws Exception {
        try (HttpService service = HttpService.answering(
                (exchange, number) -> new Said(number > 5 && number <= 20 ? 503 : 200, Map.of(), new byte[0]))) {
            TestedCheck check = check(service, PACE);
            assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
            Finding finding = check.findings().get(0);
            assertThat(finding.rule()).contains("soak-availability");
            assertThat(finding.what())
                    .matches("answered well [0-9.]+ % of the time; longest outage from \\S+Z to \\S+Z, \\d\\.\\d\\d s"
                            + " \\(\\d\\d questions, [a-z0-9-]+\\)");
            assertThat(finding.expected()).contains("at least 100 %");
            assertThat(check.evidence().get("transcript.txt")).contains("# no good answer from ", "HTTP 503");
            assertThat(check.steps()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void tellsAnswersThatTakeTooLong() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck check =
                    check(service, "for: 1s, every: 200ms, availability: 0%, answers-within: 200ms, p50: 1ms");
            assertThat(check.findings()).extracting(Finding::what).allMatch(what -> what.startsWith("p50 is "));
        }
    }

    private TestedCheck check(HttpService service, String more) throws IOException {
        return CheckTester.of(SoakCheck.class)
                .run(
                        folder,
                        "stack: shop\nstaging:\n  soak: {api: {url: \"%s\", %s}}\n".formatted(service.url("/"), more))
                .only();
    }
}
