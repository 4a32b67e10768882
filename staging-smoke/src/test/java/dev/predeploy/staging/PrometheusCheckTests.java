package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.RawService;
import dev.predeploy.staging.loopback.Recorded;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PrometheusCheckTests {
    private static final String TARGET = "targets: {app: {path: /metrics/prometheus, scraped-within: 2m}}";

    private static final String TARGETS = Recorded.PROMETHEUS.getOrDefault("/api/v1/targets", "");

    @TempDir
    Path folder;

    @Test
    void passesWhereAllIsAsDeclared() throws Exception {
        try (HttpService service = HttpService.answering(Recorded.of(Recorded.PROMETHEUS))) {
            TestedCheck check = check(
                    service,
                    TARGET + ", rules: [up, TargetDown], holds: [\"up == 1\"], firing: none, user: m, password: pw-1");
            assertThat(check.reason()).isEmpty();
            assertThat(check.findings()).isEmpty();
            assertThat(check.evidence().get("transcript.txt"))
                    .contains("/-/ready\nHTTP 200", "/api/v1/targets?state=active&scrapePool=app", "\"health\":\"up\"")
                    .contains("Authorization: ***", "# looked once in ")
                    .doesNotContain("pw-1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            targets | "health":"up"      | "health":"down"                       | target-down
            targets | "health":"up"      | "health":"unknown"                    | target-unknown
            targets | :8000/metrics      | :8000/prometheus                      | target-path
            targets | "lastScrape":"NOW" | "lastScrape":"2026-01-01T00:00:00.5Z" | scrape-stale
            targets | "lastScrape":"NOW" | "lastScrape":"0001-01-01T00:00:00Z"   | scrape-stale
            targets | "app"              | "other"                               | target-missing
            rules   | "health":"ok"      | "health":"err","lastError":"bad"      | rule-error
            rules   | "name":"up"        | "name":"other"                        | rule-missing
            alerts  | []                 | [{"labels":{"alertname":"Down"},"state":"firing"}] | alert-firing
            query   | "result":[         | "result":[],"was":[                   | query
            """)
    void tellsWhatIsNotAsDeclared(String path, String part, String by, String rule) throws Exception {
        Recorded answers = Recorded.of(Recorded.PROMETHEUS).replacing("/api/v1/" + path, part, by);
        try (HttpService service = HttpService.answering(answers)) {
            assertFailed(check(service, TARGET + ", rules: [up], holds: [\"up == 1\"], firing: none"), rule);
        }
    }

    @Test
    void tellsTheScrapesOwnError() throws Exception {
        Recorded answers = Recorded.of(Recorded.PROMETHEUS);
        answers.answering(
                "/api/v1/targets",
                200,
                TARGETS.replace("\"health\":\"up\"", "\"health\":\"down\"")
                        .replace("\"lastError\":\"\"", "\"lastError\":\"server returned HTTP status 404 Not Found\""));
        try (HttpService service = HttpService.answering(answers)) {
            TestedCheck check = check(service, TARGET);
            assertFailed(check, "target-down");
            assertThat(check.reason()).isEqualTo("app is down: server returned HTTP status 404 Not Found");
            assertThat(check.evidence().get("transcript.txt")).contains("# not better within 0.30 s");
        }
    }

    @Test
    void waitsForATargetThatWasNotScrapedYet() throws Exception {
        String unknown = TARGETS.replace("\"up\"", "\"unknown\"");
        Recorded first = Recorded.of(Recorded.PROMETHEUS).answering("/api/v1/targets", 200, unknown);
        Recorded later = Recorded.of(Recorded.PROMETHEUS);
        try (HttpService service =
                HttpService.answering((exchange, number) -> (number < 8 ? first : later).to(exchange, number))) {
            TestedCheck check = check(service, TARGET + ", within: 20s");
            assertThat(check.reason()).isEmpty();
            assertThat(check.evidence().get("transcript.txt")).contains("# looked 2 times in ");
        }
    }

    @Test
    void tellsAServerThatIsNotReadyOrRunsOnAnOldConfiguration() throws Exception {
        Recorded unready = Recorded.of(Recorded.PROMETHEUS).answering("/-/ready", 503, "Service Unavailable");
        try (HttpService service = HttpService.answering(unready)) {
            assertFailed(check(service, TARGET), "status");
        }
        Recorded old = Recorded.of(Recorded.PROMETHEUS).replacing("/metrics", "successful 1", "successful 0");
        try (HttpService service = HttpService.answering(old)) {
            assertFailed(check(service, TARGET), "config-reload-failed");
        }
    }

    @Test
    void tellsAnExpressionThatIsNone() throws Exception {
        String said = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:6: parse error\"}";
        Recorded answers = Recorded.of(Recorded.PROMETHEUS).answering("/api/v1/query", 400, said);
        try (HttpService service = HttpService.answering(answers)) {
            TestedCheck check = check(service, "holds: [\"bad((\"]");
            assertFailed(check, "query-refused");
            assertThat(check.finding().actual().orElseThrow()).contains("parse error");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "{}", "{\"status\":\"error\",\"error\":\"boom\"}"})
    void findsNothingGoodInWhatIsNoPrometheus(String said) throws Exception {
        byte[] body = said.getBytes(StandardCharsets.UTF_8);
        try (HttpService service = HttpService.answering((exchange, number) -> new Said(200, Map.of(), body))) {
            assertFailed(check(service, "firing: none"), "json-invalid");
        }
    }

    @Test
    void countsNothingAsNoNumber() throws Exception {
        String said = "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"NaN\"]}}";
        Recorded answers = Recorded.of(Recorded.PROMETHEUS).answering("/api/v1/query", 200, said);
        try (HttpService service = HttpService.answering(answers)) {
            TestedCheck check = check(service, "holds: [scalar(absent)]");
            assertFailed(check, "query");
            assertThat(check.finding().actual()).contains("NaN");
        }
    }

    @Test
    void letsAlertsFireThatMayFire() throws Exception {
        Recorded answers = Recorded.of(Recorded.PROMETHEUS)
                .replacing("/api/v1/alerts", "[]", "[{\"labels\":{\"alertname\":\"Watchdog\"},\"state\":\"firing\"}]");
        try (HttpService service = HttpService.answering(answers)) {
            assertThat(check(service, "firing: [Watchdog]").reason()).isEmpty();
            assertFailed(check(service, "firing: [Other]"), "alert-firing");
        }
    }

    @Test
    void tellsAgesByTheServersClockAndNamesTheSkew() throws Exception {
        ZonedDateTime there = ZonedDateTime.now(ZoneOffset.UTC).minusHours(3);
        String body = TARGETS.replace("NOW", there.minusSeconds(10).toInstant().toString());
        String said = "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(DateTimeFormatter.RFC_1123_DATE_TIME.format(there), body.length(), body);
        try (RawService service = RawService.saying(said)) {
            TestedCheck check = check(service.url(""), TARGET);
            assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
            assertThat(check.finding().severity()).isEqualTo(Severity.WARNING);
            assertThat(check.finding().what()).matches("the server's clock is 1\\d{4} s behind ours");
        }
    }

    @Test
    void tellsWhatIsNoPrometheus() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.json(200, "<html>Welcome</html>"))) {
            assertFailed(check(service, TARGET), "json-invalid");
        }
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(401, "Unauthorized"))) {
            assertFailed(check(service, TARGET), "status");
        }
    }

    @Test
    void isBrokenWhereNobodyAnswers() throws Exception {
        TestedCheck check = CheckTester.of(PrometheusCheck.class)
                .run(
                        folder,
                        "stack: shop\nstaging: {prometheus: {main: {url: \"http://127.0.0.1:1\", firing: none}}}\n")
                .only();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().rule()).contains("connection-refused");
    }

    private static void assertFailed(TestedCheck check, String rule) {
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings().get(0).rule()).as(check.reason()).contains(rule);
        assertThat(check.findings().get(0).fix()).isPresent();
        assertThat(check.findings().get(0).place().text()).startsWith("http://127.0.0.1:");
    }

    private TestedCheck check(HttpService service, String keys) throws IOException {
        return check(service.url(""), keys);
    }

    private TestedCheck check(URI url, String keys) throws IOException {
        return CheckTester.of(PrometheusCheck.class)
                .run(folder, """
                        stack: shop
                        staging: {prometheus: {main: {url: "%s", %s%s}}}
                        """.formatted(url, keys.contains("within: 20s") ? "" : "within: 300ms, ", keys))
                .only();
    }
}
