package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AlertmanagerCheckTests {
    private static final String ALL = "cluster: ready, receivers: [ops], firing: none";

    @TempDir
    Path folder;

    /** Takes alerts as Alertmanager does, and routes every one to the receiver {@code pager}. */
    private static final class Taking implements HttpService.Answers {
        private static final Pattern TIMES = Pattern.compile("\"startsAt\":\"([^\"]+)\",\"endsAt\":\"([^\"]+)\"");

        private final boolean clears;
        private volatile String active = "[]";
        private volatile String last = "";

        Taking(boolean clears) {
            this.clears = clears;
        }

        @Override
        public Said to(HttpExchange exchange, int number) throws IOException, InterruptedException {
            if (!exchange.getRequestURI().getPath().equals("/api/v2/alerts")) {
                return Recorded.of(Recorded.ALERTMANAGER).to(exchange, number);
            }
            if (exchange.getRequestMethod().equals("POST")) {
                last = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Matcher times = TIMES.matcher(last);
                boolean isOver = times.find() && times.group(1).equals(times.group(2));
                active = isOver && clears
                        ? "[]"
                        : "[{\"labels\":{},\"receivers\":[{\"name\":\"pager\"}],\"status\":{\"state\":\"active\"}}]";
                return new Said(200, Map.of(), new byte[0]);
            }
            return Said.json(200, exchange.getRequestURI().getQuery().contains("filter=") ? active : "[]");
        }
    }

    @Test
    void passesWhereAllIsAsDeclared() throws Exception {
        try (HttpService service = HttpService.answering(Recorded.of(Recorded.ALERTMANAGER))) {
            TestedCheck check = check(service, ALL);
            assertThat(check.reason()).isEmpty();
            assertThat(check.evidence().get("transcript.txt"))
                    .contains("/api/v2/status\nHTTP 200", "\"status\":\"ready\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status    | "status":"ready"                 | "status":"settling" | cluster-status
            status    | "original":"route:\\n  receiver: ops\\n" | "original":"" | no-configuration
            receivers | "ops"                            | "others"            | receiver-missing
            alerts    | []                               | [{"labels":{"alertname":"Down"},"status":{"state":"active"}}] | alert-firing
            """)
    void tellsWhatIsNotAsDeclared(String path, String part, String by, String rule) throws Exception {
        Recorded answers = Recorded.of(Recorded.ALERTMANAGER).replacing("/api/v2/" + path, part, by);
        try (HttpService service = HttpService.answering(answers)) {
            assertFailed(check(service, ALL), rule);
        }
    }

    @Test
    void tellsAServerThatIsNotReadyOrRunsOnAnOldConfiguration() throws Exception {
        Recorded unready = Recorded.of(Recorded.ALERTMANAGER).answering("/-/ready", 503, "");
        try (HttpService service = HttpService.answering(unready)) {
            assertFailed(check(service, ALL), "status");
        }
        Recorded old = Recorded.of(Recorded.ALERTMANAGER).replacing("/metrics", "successful 1", "successful 0");
        try (HttpService service = HttpService.answering(old)) {
            assertFailed(check(service, ALL), "config-reload-failed");
        }
    }

    @Test
    void seesASyntheticAlertRoutedAndClearsIt() throws Exception {
        Taking taking = new Taking(true);
        try (HttpService service = HttpService.answering(taking)) {
            TestedCheck check = check(service, "routes: {page: {labels: {severity: page}, to: [pager]}}");
            assertThat(check.reason()).isEmpty();
            assertThat(taking.last).contains("\"severity\":\"page\"", "\"alertname\":\"PredeployRouteCheck\"");
            assertThat(taking.active).isEqualTo("[]");
            assertThat(check.evidence().get("transcript.txt")).contains("--data-raw '[{\"labels\":");
        }
    }

    @Test
    void tellsAnAlertThatIsRoutedElsewhereAndClearsItAllTheSame() throws Exception {
        Taking taking = new Taking(true);
        try (HttpService service = HttpService.answering(taking)) {
            TestedCheck check = check(service, "routes: {page: {labels: {severity: page}, to: [ops]}}");
            assertFailed(check, "alert-routed");
            assertThat(check.reason()).isEqualTo("an alert with {severity=page} is routed to pager");
            assertThat(taking.active).isEqualTo("[]");
        }
    }

    @Test
    void tellsAnAlertThatIsNotCleared() throws Exception {
        try (HttpService service = HttpService.answering(new Taking(false))) {
            assertFailed(
                    check(service, "routes: {page: {labels: {severity: page}, to: [pager]}}"), "alert-not-cleared");
        }
    }

    @Test
    void passesOverTheSyntheticAlertOfAnotherCheck() throws Exception {
        String other =
                "[{\"labels\":{\"alertname\":\"A\",\"predeploy_check\":\"b\"},\"status\":{\"state\":\"active\"}}]";
        Recorded answers = Recorded.of(Recorded.ALERTMANAGER).answering("/api/v2/alerts", 200, other);
        try (HttpService service = HttpService.answering(answers)) {
            assertThat(check(service, ALL).reason()).isEmpty();
        }
    }

    private static void assertFailed(TestedCheck check, String rule) {
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings().get(0).rule()).as(check.reason()).contains(rule);
        assertThat(check.findings().get(0).fix()).isPresent();
    }

    private TestedCheck check(HttpService service, String keys) throws IOException {
        return CheckTester.of(AlertmanagerCheck.class)
                .run(folder, """
                        stack: shop
                        staging: {alertmanager: {main: {url: "%s", within: 300ms, %s}}}
                        """.formatted(service.url(""), keys))
                .only();
    }
}
