package dev.predeploy.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.Certificates;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.RawService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HealthCheckTests {
    private static final String SOON = "within: 600ms, every: 50ms, answers-within: 300ms";

    @TempDir
    Path folder;

    @Test
    void passesWhereTheAnswerIsAsExpected() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) ->
                Said.json(200, "{\"status\":\"healthy\",\"components\":[{\"name\":\"redis\"},{\"name\":\"db\"}]}"))) {
            TestedCheck check = check(
                    "url: %s, json: {status: healthy, components.name: [db, redis], \"components[0].name\": redis}",
                    service.url("/health"));
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(check.evidence().get("transcript.txt"))
                    .contains("# 1 request in ", "$ curl -sS -i", "HTTP 200", "\"status\":\"healthy\"");
        }
    }

    @Test
    void waitsUntilTheServiceIsReadyAndSaysHowOften() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.json(number < 4 ? 503 : 200, "{}"))) {
            TestedCheck check = check("url: %s, within: 10s, every: 20ms", service.url("/"));
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(check.evidence().get("transcript.txt")).contains("# 4 requests in ", "503 from ", ": 3 times");
        }
    }

    @Test
    void tellsAnAnswer503() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.json(503, "{\"status\":\"down\"}"))) {
            TestedCheck check = failed("status", "url: %s, " + SOON, service.url("/"));
            assertThat(check.finding().expected()).contains("200");
            assertThat(check.finding().actual()).contains("503: {\"status\":\"down\"}");
            assertThat(check.finding().place().text())
                    .isEqualTo(service.url("/").toString());
            assertThat(check.reason()).matches("answers 503 instead of 200 \\(asked \\d+ times in 0\\.\\d\\d s\\)");
        }
    }

    @Test
    void tellsAnAnswerThatComesTooLate() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> TimeUnit.SECONDS.sleep(20))) {
            Finding finding =
                    failed("timeout", "url: %s, " + SOON, service.url("/")).finding();
            assertThat(finding.expected()).contains("an answer within 0.30 s");
            assertThat(finding.actual().orElseThrow()).startsWith("connected, but no answer after 0.");
            assertThat(finding.fix().orElseThrow()).contains("more time with `answers-within`");
        }
    }

    @Test
    void namesTheWholeTimeWhereItIsShorterThanThatOfOneAnswer() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> TimeUnit.SECONDS.sleep(20))) {
            TestedCheck check = failed("timeout", "url: %s, within: 400ms", service.url("/"));
            assertThat(check.reason()).contains("(asked once in 0.");
            assertThat(check.finding().expected()).contains("an answer within 0.40 s");
            assertThat(check.finding().fix().orElseThrow()).contains("more time with `within`");
        }
    }

    @Test
    void tellsARefusedConnection() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        TestedCheck check = failed("connection-refused", "url: %s, " + SOON, "http://127.0.0.1:" + port + "/");
        assertThat(check.finding().expected()).contains("an answer within 0.60 s");
    }

    @Test
    void tellsAnUnknownHost() throws Exception {
        failed("unknown-host", "url: %s, " + SOON, "http://no-such-host.invalid/");
    }

    @Test
    void tellsAResetConnection() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> socket.setSoLinger(true, 0))) {
            failed("connection-reset", "url: %s, " + SOON, service.url("/"));
        }
    }

    @Test
    void tellsGarbage() throws Exception {
        try (RawService service = RawService.saying("+PONG\r\n")) {
            failed("not-http", "url: %s, " + SOON, service.url("/"));
        }
    }

    @Test
    void tellsABodyThatDripsForEver() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
            while (!socket.isClosed()) {
                out.write('a');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        })) {
            failed("endless", "url: %s, " + SOON, service.url("/"));
        }
    }

    @Test
    void tellsAWrongValueByItsPath() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.json(200, "{\"parts\":[{\"up\":false}]}"))) {
            Finding finding = failed("json-value", "url: %s, json: {\"parts[0].up\": true}, " + SOON, service.url("/"))
                    .finding();
            assertThat(finding.expected()).contains("parts[0].up = true");
            assertThat(finding.actual()).contains("false");
        }
    }

    @Test
    void tellsABodyThatIsNoJson() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "<html>"))) {
            failed("json-invalid", "url: %s, json: {a: 1}, " + SOON, service.url("/"));
        }
    }

    @Test
    void tellsABodyThatIsTooLarge() throws Exception {
        byte[] large = new byte[3 << 20];
        try (HttpService service = HttpService.answering((exchange, number) -> new Said(200, Map.of(), large))) {
            failed("body-too-large", "url: %s, json: {a: 1}, " + SOON, service.url("/"));
        }
    }

    @Test
    void stopsAtOnceOnARefusedLogin() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(401, "{}"))) {
            failed("status", "url: %s, within: 30s", service.url("/"));
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void stopsAtOnceOnAPermanentRedirect() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.of(308, Map.of("Location", "https://a.example/")))) {
            Finding finding =
                    failed("redirect", "url: %s, within: 30s", service.url("/")).finding();
            assertThat(finding.actual()).contains("308 to https://a.example/");
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void stopsAtOnceOnACertificateThatIsNotToBeTrusted() throws Exception {
        Certificates certificates = Certificates.forNames(folder, "ip:127.0.0.1");
        try (HttpService service =
                HttpService.tls(certificates.context(), (exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck check = failed("tls", "url: %s, within: 30s", service.url("/"));
            assertThat(check.reason()).contains("asked once in ");
        }
    }

    @Test
    void trustsTheStackFilesAuthorityAndMapsItsHosts() throws Exception {
        Certificates certificates = Certificates.forNames(folder, "dns:api.staging.localhost");
        try (HttpService service =
                HttpService.tls(certificates.context(), (exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck check = CheckTester.of(HealthCheck.class)
                    .run(folder, """
                            stack: shop
                            staging:
                              trust: {ca: authority.pem}
                              hosts: {"*.staging.localhost": 127.0.0.1}
                              health: {live: {url: "https://api.staging.localhost:%d/"}}
                            """.formatted(service.port()))
                    .only();
            assertThat(check.reason()).isEmpty();
            assertThat(check.evidence().get("transcript.txt")).contains("--resolve api.staging.localhost:");
        }
    }

    @Test
    void breaksOnAnAuthorityFileThatIsNone() throws Exception {
        Files.writeString(folder.resolve("root.crt"), "not a certificate");
        TestedCheck check = CheckTester.of(HealthCheck.class).run(folder, """
                        stack: shop
                        staging:
                          trust: {ca: root.crt}
                          health: {live: {url: "https://localhost:1/"}}
                        """).only();
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).isEqualTo("the certificates of `staging.trust` cannot be read");
    }

    @Test
    void sendsAndExpectsHeadersAndShowsNoCredentials() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.of(
                200, Map.of("X-Saw", String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")))))) {
            Finding finding = failed(
                            "header",
                            "url: %s, send: {Authorization: Bearer abc}, headers: {X-Saw: nothing}, " + SOON,
                            service.url("/?token=abc"))
                    .finding();
            assertThat(finding.actual()).contains("X-Saw: Bearer abc");
            assertThat(finding.place().text()).endsWith("/?token=***");
        }
    }

    private TestedCheck failed(String rule, String form, Object url) throws IOException {
        TestedCheck check = check(form, url);
        assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .first()
                .satisfies(finding ->
                        assertThat(finding.rule()).describedAs(finding.line()).contains(rule));
        return check;
    }

    private TestedCheck check(String form, Object url) throws IOException {
        String stack = "stack: shop\nstaging:\n  health:\n    live: {" + form.formatted("\"" + url + "\"") + "}\n";
        return CheckTester.of(HealthCheck.class).run(folder, stack).only();
    }
}
