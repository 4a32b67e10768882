package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a stand-in that answers as Grafana's HTTP API is documented; no real one was at hand. */
@Timeout(60)
class GrafanaCheckTests {
    private static final String ALL =
            "database: ok, version: 10.1, dashboards: [api-performance], data-sources: all, user: admin, password: pw-1";

    @TempDir
    Path folder;

    @Test
    void passesWhereAllIsAsDeclared() throws Exception {
        try (HttpService service = HttpService.answering(Recorded.of(Recorded.GRAFANA))) {
            TestedCheck check = check(service, ALL);
            assertThat(check.reason()).isEmpty();
            assertThat(check.evidence().get("transcript.txt"))
                    .contains("\"title\":\"API Performance\"", "/api/datasources/uid/prom/health\nHTTP 200")
                    .doesNotContain("pw-1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            health                         | "ok"                | "failing"           | database
            health                         | 10.1.5              | 9.5.1               | version
            dashboards/uid/api-performance | "API Performance"   | ""                  | dashboard-title
            datasources/uid/prom/health    | "OK"                | "ERROR"             | data-source
            """)
    void tellsWhatIsNotAsDeclared(String path, String part, String by, String rule) throws Exception {
        Recorded answers = Recorded.of(Recorded.GRAFANA).replacing("/api/" + path, part, by);
        try (HttpService service = HttpService.answering(answers)) {
            assertFailed(check(service, ALL), rule);
        }
    }

    @Test
    void tellsADashboardThatIsNotThere() throws Exception {
        Recorded answers = Recorded.of(Recorded.GRAFANA)
                .answering("/api/dashboards/uid/gone", 404, "{\"message\":\"Dashboard not found\"}");
        try (HttpService service = HttpService.answering(answers)) {
            TestedCheck check = check(service, "dashboards: [api-performance, gone]");
            assertFailed(check, "dashboard-missing");
            assertThat(check.finding().actual()).contains("404: {\"message\":\"Dashboard not found\"}");
        }
    }

    @Test
    void tellsADatabaseThatDoesNotAnswerADataSourceThatIsNotThereAndAWrongPassword() throws Exception {
        Recorded failing = Recorded.of(Recorded.GRAFANA).answering("/api/health", 503, "{\"database\":\"failing\"}");
        try (HttpService service = HttpService.answering(failing)) {
            assertFailed(check(service, ALL), "database");
        }
        try (HttpService service = HttpService.answering(Recorded.of(Recorded.GRAFANA))) {
            assertFailed(check(service, "data-sources: [Loki]"), "data-source-missing");
        }
        Recorded unauthorized = Recorded.of(Recorded.GRAFANA)
                .answering("/api/datasources", 401, "{\"message\":\"Invalid username or password\"}");
        try (HttpService service = HttpService.answering(unauthorized)) {
            assertFailed(check(service, ALL), "status");
        }
    }

    private static void assertFailed(TestedCheck check, String rule) {
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings().get(0).rule()).as(check.reason()).contains(rule);
        assertThat(check.findings().get(0).fix()).isPresent();
    }

    private TestedCheck check(HttpService service, String keys) throws IOException {
        return CheckTester.of(GrafanaCheck.class)
                .run(folder, """
                        stack: shop
                        staging: {grafana: {main: {url: "%s", within: 300ms, %s}}}
                        """.formatted(service.url(""), keys))
                .only();
    }
}
