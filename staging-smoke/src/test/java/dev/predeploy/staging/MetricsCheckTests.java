package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsCheckTests {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String GOOD = "# TYPE requests_total counter\nrequests_total{code=\"200\"} 3\n";

    @TempDir
    Path folder;

    @Test
    void passesWhereAMonitorCanReadItAndAllIsThere() throws Exception {
        TestedCheck check = check(TEXT, GOOD, "has: [requests_total]");
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence().get("transcript.txt"))
                .contains("-H 'Accept: application/openmetrics-text;version=1.0.0", "requests_total{code=\"200\"} 3")
                .contains("# 1 series, 0 mistakes");
    }

    @Test
    void readsOpenMetricsWhereTheServiceSaysSo() throws Exception {
        String type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        TestedCheck check =
                check(type, "# TYPE requests counter\nrequests_total 3\n# EOF\n", "has: [requests, requests_total]");
        assertThat(check.reason()).isEmpty();
        assertThat(finding("metrics-syntax", check(type, "# TYPE requests counter\nrequests_total 3\n", ""))
                        .what())
                .isEqualTo("line 2: there is no # EOF at the end: it may have been cut off");
    }

    @Test
    void namesTheLineOfAMistake() throws Exception {
        Finding finding = finding("metrics-syntax", check(TEXT, GOOD + "up one\n", ""));
        assertThat(finding.what()).isEqualTo("line 3: the value `one` is no number");
        assertThat(finding.actual()).contains("line 3: up one");
    }

    @Test
    void tellsAMissingSeriesAndTheNearestName() throws Exception {
        Finding finding = finding("metrics-missing", check(TEXT, GOOD, "has: [request_total]"));
        assertThat(finding.what()).isEqualTo("there is no series request_total");
        assertThat(finding.actual()).contains("none; the nearest name is requests_total");
    }

    @Test
    void tellsAPageThatIsNoExposition() throws Exception {
        Finding finding = finding("metrics-type", check("text/html", "<html>", ""));
        assertThat(finding.actual()).contains("Content-Type: text/html");
    }

    @Test
    void tellsThatThereIsNothing() throws Exception {
        finding("metrics-empty", check(TEXT, "# nothing yet\n", ""));
    }

    @Test
    void tellsMoreThanAMonitorShouldRead() throws Exception {
        finding("body-too-large", check(TEXT, "# x\n".repeat(3 << 20), ""));
    }

    @Test
    void asksByTheNameOfSomebodyAndTellsWhereThatIsNeeded() throws Exception {
        String right = new Credentials("metrics", "secret").authorization();
        try (HttpService service = HttpService.answering(
                (exchange, number) -> right.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        ? said(TEXT, GOOD)
                        : Said.json(401, "{}"))) {
            assertThat(check(service, "user: metrics, password: secret").reason())
                    .isEmpty();
            assertThat(finding("status", check(service, "")).fix().orElseThrow())
                    .contains("`user` and `password`");
        }
    }

    @Test
    void breaksOnASilentHost() throws Exception {
        TestedCheck check = run("{url: \"http://127.0.0.1:1/metrics\"}");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().rule()).contains("connection-refused");
    }

    private static Said said(String type, String text) {
        return new Said(200, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding finding(String rule, TestedCheck check) {
        assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).describedAs(check.finding().line()).contains(rule);
        return check.finding();
    }

    private TestedCheck check(String type, String text, String more) throws IOException {
        try (HttpService service = HttpService.answering((exchange, number) -> said(type, text))) {
            return check(service, more);
        }
    }

    private TestedCheck check(HttpService service, String more) throws IOException {
        return run("{url: \"%s\"%s}".formatted(service.url("/metrics"), more.isEmpty() ? "" : ", " + more));
    }

    private TestedCheck run(String entry) throws IOException {
        return CheckTester.of(MetricsCheck.class)
                .run(folder, "stack: shop\nstaging:\n  metrics: {api: %s}\n".formatted(entry))
                .only();
    }
}
