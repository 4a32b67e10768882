package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LatencyCheckTests {
    /** One that answers, and those that warm up. */
    private static final int UNCOUNTED = 1 + 3 * 4;

    /** Without a body: a JDK's server sends one in a packet of its own, for which a client's system waits 40 ms. */
    private static final Said EMPTY = new Said(200, Map.of(), new byte[0]);

    @TempDir
    Path folder;

    @Test
    void passesWhereAnswersComeSoonAndKeepsTheHistogram() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck check = check(service.url("/"), "requests: 200, p95: 2s, max: 10s");
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(service.requests()).isEqualTo(UNCOUNTED + 200);
            assertThat(check.evidence().get("transcript.txt"))
                    .contains("$ curl", "# 200 requests, 4 at once, in ", "errors: none; p50 ")
                    .contains("corrected for coordinated omission by the median");
            assertThat(check.evidence().get("latency.hgrm")).contains("Value     Percentile TotalCount", "#[Mean ");
        }
    }

    @Test
    void tellsThePercentilesThatTakeTooLong() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> {
            TimeUnit.MILLISECONDS.sleep(number % 10 == 0 ? 120 : 0);
            return Said.json(200, "{}");
        })) {
            TestedCheck check = check(service.url("/"), "requests: 100, p50: 5s, p95: 100ms");
            Finding finding = finding("latency-p95", check);
            assertThat(finding.what()).matches("p95 is 1\\d\\d ms, more than 100 ms");
            assertThat(finding.actual().orElseThrow()).startsWith("p50 ");
        }
    }

    @Test
    void countsErrorsByTheirSorts() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.json(number % 50 == 0 ? 503 : 200, "{}"))) {
            Finding finding = finding("latency-errors", check(service.url("/"), "requests: 200, p95: 10s"));
            assertThat(finding.what()).isEqualTo("4 of 200 requests went wrong");
            assertThat(finding.actual()).contains("4 of 503");
            assertThat(check(service.url("/"), "requests: 200, p95: 10s, errors: 5")
                            .outcome())
                    .isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void givesUpWhereNearlyEverythingGoesWrong() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.json(number <= UNCOUNTED ? 200 : 429, "{}"))) {
            Finding finding = finding("latency-errors", check(service.url("/"), "requests: 90000, p95: 10s"));
            assertThat(finding.fix().orElseThrow()).contains("rate limit");
            assertThat(service.requests()).isLessThan(UNCOUNTED + 30);
        }
    }

    @Test
    void measuresFromWhenARequestWasDueWhereThereIsARate() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> {
            TimeUnit.MILLISECONDS.sleep(number == 4 + 1 ? 800 : 0);
            return EMPTY;
        })) {
            TestedCheck check = check(service.url("/"), "requests: 40, at-once: 1, rate: 50, p50: 40ms");
            assertThat(finding("latency-p50", check).what())
                    .describedAs("one answer of 800 ms delays all that were due meanwhile")
                    .matches("p50 is \\d\\d\\d ms, more than 40 ms");
            assertThat(check.evidence().get("transcript.txt")).contains("measured from when each request was due");
        }
    }

    @Test
    void tellsThatTheTimeDidNotSuffice() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> {
            TimeUnit.MILLISECONDS.sleep(20);
            return Said.json(200, "{}");
        })) {
            TestedCheck check = check(service.url("/"), "requests: 5000, p95: 10s, within: 300ms");
            assertThat(finding("latency-unfinished", check).expected()).contains("all of them within 0.30 s");
        }
    }

    @Test
    void breaksOnASilentHost() throws Exception {
        TestedCheck check = check(URI.create("http://127.0.0.1:1/"), "p95: 1s");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().rule()).contains("connection-refused");
    }

    private static Finding finding(String rule, TestedCheck check) {
        assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).describedAs(check.finding().line()).contains(rule);
        return check.finding();
    }

    private TestedCheck check(URI url, String more) throws IOException {
        String atOnce = more.contains("at-once") ? "" : "at-once: 4, ";
        return CheckTester.of(LatencyCheck.class)
                .run(
                        folder,
                        "stack: shop\nstaging:\n  latency: {api: {url: \"%s\", %s}}\n".formatted(url, atOnce + more))
                .only();
    }
}
