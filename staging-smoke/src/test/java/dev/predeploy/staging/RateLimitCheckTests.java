package dev.predeploy.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.RawService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RateLimitCheckTests {
    private static final int LIMIT = 20;

    @TempDir
    Path folder;

    @Test
    void passesWhereTheLimitIsAnnouncedAndKept() throws Exception {
        try (HttpService service = limited(Map.of("Retry-After", "30"), RateLimitCheckTests::custom)) {
            TestedCheck check = check(service, "refuses: true");
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(service.requests()).isEqualTo(LIMIT + 1);
            assertThat(check.evidence().get("transcript.txt")).contains("# request 21 was refused", "Retry-after: 30");
        }
    }

    @Test
    void passesWithTheHeadersOfTheDraftAndADate() throws Exception {
        String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(30).atZone(ZoneOffset.UTC));
        try (HttpService service = limited(Map.of("Retry-After", later), RateLimitCheckTests::draft)) {
            assertThat(check(service, "refuses: true, window: 60s").reason()).isEmpty();
        }
    }

    @Test
    void asksOnlyAFewTimesWhereNothingNeedsToBeRefused() throws Exception {
        try (HttpService service = limited(Map.of(), RateLimitCheckTests::custom)) {
            assertThat(check(service, "refuses: false").outcome()).isEqualTo(Outcome.PASSED);
            assertThat(service.requests()).isEqualTo(5);
        }
    }

    @Test
    void tellsThatNothingIsAnnounced() throws Exception {
        assertFinding("rate-limit-missing", number -> Map.of());
    }

    @Test
    void tellsAnotherLimit() throws Exception {
        Finding finding = assertFinding("rate-limit-limit", number -> with(custom(number), "X-RateLimit-Limit", "19"));
        assertThat(finding.expected()).contains("a limit of 20");
        assertThat(finding.actual()).contains("X-RateLimit-Limit: 19");
    }

    @Test
    void tellsALimitThatIsNoNumber() throws Exception {
        assertFinding("rate-limit-limit", number -> with(custom(number), "X-RateLimit-Limit", "many"));
    }

    @Test
    void tellsACountThatStandsStill() throws Exception {
        Finding finding =
                assertFinding("rate-limit-remaining", number -> with(custom(number), "X-RateLimit-Remaining", "19"));
        assertThat(finding.actual().orElseThrow()).startsWith("X-RateLimit-Remaining: 19, X-RateLimit-Remaining: 19");
    }

    @Test
    void tellsAResetInThePastInMillisecondsOrNotAtAll() throws Exception {
        long now = Instant.now().getEpochSecond();
        assertFinding("rate-limit-reset", number -> with(custom(number), "X-RateLimit-Reset", "" + (now - 100)));
        Finding millis = assertFinding(
                "rate-limit-reset", number -> with(custom(number), "X-RateLimit-Reset", (now + 30) + "000"));
        assertThat(millis.actual().orElseThrow()).endsWith("000 (milliseconds)");
        assertFinding("rate-limit-reset", number -> with(custom(number), "X-RateLimit-Reset", ""));
        assertFinding("rate-limit-reset", number -> with(custom(number), "X-RateLimit-Reset", "0"));
    }

    @Test
    void tellsAClockThatIsWrongFromAResetThatIs() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Instant behind = Instant.now().minusSeconds(3600);
        try (RawService service = RawService.doing((socket, out) -> {
            Map<String, String> headers =
                    with(custom(number.incrementAndGet()), "X-RateLimit-Reset", "" + (behind.getEpochSecond() + 30));
            String lines = with(
                            headers, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(behind.atZone(ZoneOffset.UTC)))
                    .entrySet()
                    .stream()
                    .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                    .collect(Collectors.joining());
            out.write(("HTTP/1.1 204 No Content\r\nConnection: close\r\n" + lines + "\r\n").getBytes(UTF_8));
        })) {
            Finding finding = run("  rate-limit: {api: {url: \"%s\", limit: 20}}\n".formatted(service.url("/")))
                    .only()
                    .finding();
            assertThat(finding.rule()).contains("clock-skew");
            assertThat(finding.actual().orElseThrow()).matches("the server's clock is 360[01] s behind ours");
        }
    }

    @Test
    void tellsAnotherWindow() throws Exception {
        try (HttpService service = limited(Map.of(), RateLimitCheckTests::draft)) {
            TestedCheck check = check(service, "window: 50s");
            assertThat(check.finding().rule()).contains("rate-limit-window");
            assertThat(check.finding().actual()).contains("RateLimit-Policy: 60");
        }
    }

    @Test
    void tellsThatNothingIsRefusedAndStopsALittleBeyondTheLimit() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.of(200, custom(number)))) {
            TestedCheck check = check(service, "refuses: true");
            assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(check.finding().rule()).contains("rate-limit-not-enforced");
            assertThat(check.finding().expected()).contains("429 after 20 requests");
            assertThat(service.requests()).isEqualTo(25);
        }
    }

    @Test
    void tellsARefusalWithoutRetryAfterOrWithANonsensicalOne() throws Exception {
        for (Map<String, String> headers :
                List.of(Map.<String, String>of(), Map.of("Retry-After", "soon"), Map.of("Retry-After", "99999999"))) {
            try (HttpService service = limited(headers, RateLimitCheckTests::custom)) {
                TestedCheck check = check(service, "refuses: true");
                assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(check.finding().rule()).contains("retry-after");
            }
        }
    }

    @Test
    void tellsARefusalBeforeTheLimit() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) ->
                number < 9 ? Said.of(200, custom(number)) : Said.of(429, Map.of("Retry-After", "5")))) {
            assertThat(check(service, "refuses: true").finding().rule()).contains("rate-limit-early");
        }
    }

    @Test
    void tellsAnErrorInsteadOfARefusal() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.of(number > LIMIT ? 503 : 200, custom(number)))) {
            Finding finding = check(service, "refuses: true").finding();
            assertThat(finding.rule()).contains("status");
            assertThat(finding.expected()).contains("429");
            assertThat(finding.actual()).contains("503");
        }
    }

    @Test
    void waitsForTheNextWindowWhereTheLimitWasUsedUpBefore() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) ->
                number == 1 ? Said.of(429, Map.of("Retry-After", "1")) : Said.of(200, custom(number)))) {
            TestedCheck check = check(service, "refuses: false");
            assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void breaksWhereTheNextWindowIsTooFar() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.of(429, Map.of("Retry-After", "3600")))) {
            TestedCheck check = check(service, "refuses: true");
            assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(check.reason()).isEqualTo("the limit was used up before the check began");
        }
    }

    @Test
    void breaksOnASilentHostNamingHowItIsSilent() throws Exception {
        TestedCheck check = run("  rate-limit: {api: {url: \"http://127.0.0.1:%d/\", limit: 20}}\n"
                        .formatted(closedPort()))
                .only();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().rule()).contains("connection-refused");
    }

    @Test
    void isBlockedByAHealthCheckOfTheSameOriginThatFailed() throws Exception {
        TestedChecks checks = run("""
                  health: {live: {url: "http://127.0.0.1:%1$d/health", within: 200ms}}
                  rate-limit: {api: {url: "http://127.0.0.1:%1$d/", limit: 20}}
                """.formatted(closedPort()));
        assertThat(checks.check("staging/health/live").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(checks.check("staging/rate-limit/api").outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(checks.check("staging/rate-limit/api").blockedBy()).contains("staging/health/live");
    }

    private Finding assertFinding(String rule, IntFunction<Map<String, String>> headers) throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.of(200, headers.apply(number)))) {
            TestedCheck check = check(service, "refuses: false");
            assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
            Finding finding = check.finding();
            assertThat(finding.rule()).describedAs(finding.line()).contains(rule);
            assertThat(finding.place().text()).isEqualTo(service.url("/api").toString());
            return finding;
        }
    }

    private static HttpService limited(Map<String, String> refusal, IntFunction<Map<String, String>> headers)
            throws IOException {
        return HttpService.answering(
                (exchange, number) -> number <= LIMIT ? Said.of(200, headers.apply(number)) : Said.of(429, refusal));
    }

    private static Map<String, String> custom(int number) {
        return Map.of(
                "X-RateLimit-Limit", "20",
                "X-RateLimit-Remaining", "" + Math.max(0, LIMIT - number),
                "X-RateLimit-Reset", "" + (Instant.now().getEpochSecond() + 30));
    }

    private static Map<String, String> draft(int number) {
        return Map.of(
                "RateLimit-Policy",
                "\"default\";q=20;w=60",
                "RateLimit",
                "\"default\";r=%d;t=30".formatted(Math.max(0, LIMIT - number)));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private TestedCheck check(HttpService service, String more) throws IOException {
        return run("  rate-limit: {api: {url: \"%s\", limit: %d, %s}}\n".formatted(service.url("/api"), LIMIT, more))
                .only();
    }

    private TestedChecks run(String staging) throws IOException {
        return CheckTester.of(HealthCheck.class, RateLimitCheck.class).run(folder, "stack: shop\nstaging:\n" + staging);
    }
}
