package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import dev.predeploy.staging.loopback.Certificates;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.OldTlsService;
import dev.predeploy.staging.loopback.RawService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsCheckTests {
    private static final String LOOPBACK = "ip:127.0.0.1";

    /** One for all: an authority takes its time. */
    @TempDir
    private static Path folder;

    @TempDir
    Path others;

    @BeforeAll
    static void trustAnAuthority() throws Exception {
        Certificates.issued(folder, LOOPBACK);
    }

    @Test
    void passesWhereAllIsSoundAndShowsWhatWasSeen() throws Exception {
        try (HttpService service = serving(Certificates.issued(folder, LOOPBACK));
                HttpService plain = leadingTo(service.url("/"))) {
            TestedCheck check = check(service.port(), "redirects-http: true, http-port: " + plain.port());
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(check.evidence().get("transcript.txt"))
                    .contains(
                            "$ openssl s_client -connect 127.0.0.1:" + service.port(), " -CAfile ", "agreed on TLSv1.3")
                    .contains("certificate 1 of 2: CN=issued, for 127.0.0.1", "issued by CN=authority")
                    .contains("TLSv1.1 was offered: it closed the connection")
                    .contains("$ curl", "HTTP 308");
        }
    }

    @Test
    void tellsAnExpiredCertificateAlsoOfAKnownAuthority() throws Exception {
        try (HttpService service =
                serving(Certificates.issued(folder, LOOPBACK, "-startdate", "-9d", "-validity", "5"))) {
            Finding finding = finding("tls-expired", check(service.port(), ""));
            assertThat(finding.what()).isEqualTo("the certificate has expired: CN=issued");
            assertThat(finding.actual().orElseThrow()).contains("valid until ", ", 4 days ago");
        }
    }

    @Test
    void tellsAnExpiredCertificateThatIsTrustedByItself() throws Exception {
        Certificates certificates = Certificates.forNames(others, LOOPBACK, "-startdate", "-9d", "-validity", "5");
        try (HttpService service = serving(certificates)) {
            TestedCheck check = check(certificates.authority(), service.port());
            assertThat(finding("tls-expired", check).what()).isEqualTo("the certificate has expired: CN=loopback");
        }
    }

    @Test
    void tellsACertificateThatIsNotValidYet() throws Exception {
        try (HttpService service =
                serving(Certificates.issued(folder, LOOPBACK, "-startdate", "+3d", "-validity", "90"))) {
            Finding finding = finding("tls-not-yet-valid", check(service.port(), ""));
            assertThat(finding.actual().orElseThrow()).contains("valid from ", ", in 2 days");
        }
    }

    @Test
    void tellsACertificateOfAnotherHost() throws Exception {
        try (HttpService service = serving(Certificates.issued(folder, "dns:other.example,dns:www.other.example"))) {
            Finding finding = finding("tls-host", check(service.port(), ""));
            assertThat(finding.expected()).contains("a certificate for 127.0.0.1");
            assertThat(finding.actual()).contains("one for other.example, www.other.example");
        }
    }

    @Test
    void tellsAnUnknownAuthority() throws Exception {
        Certificates stranger = Certificates.forNames(others, "dns:stranger");
        try (HttpService service = HttpService.tls(
                Certificates.issued(folder, LOOPBACK).contextOfItsOwnAlone(),
                (exchange, number) -> Said.json(200, "{}"))) {
            Finding finding = finding("tls-authority", check(stranger.authority(), service.port()));
            assertThat(finding.actual()).contains("1 certificate, the last issued by CN=authority");
            assertThat(finding.fix().orElseThrow()).contains("certificates in between too");
        }
    }

    @Test
    void tellsACertificateThatSignedItself() throws Exception {
        try (HttpService service = serving(Certificates.forNames(others, LOOPBACK))) {
            Finding finding = finding("tls-authority", check(service.port(), ""));
            assertThat(finding.actual()).contains("1 certificate, the last issued by itself: CN=loopback");
        }
    }

    @Test
    void tellsAnAuthorityThatHasTheNameOfAKnownOneAndAnotherKey() throws Exception {
        try (HttpService service = serving(Certificates.issued(others, LOOPBACK))) {
            Finding finding = finding("tls-authority", check(service.port(), ""));
            assertThat(finding.actual().orElseThrow()).endsWith("issued by itself: CN=authority, with another key");
        }
    }

    @Test
    void tellsThatTooFewDaysAreLeft() throws Exception {
        try (HttpService service = serving(Certificates.issued(folder, LOOPBACK, "-validity", "10"))) {
            Finding finding = finding("tls-days-left", check(service.port(), ""));
            assertThat(finding.expected()).contains("at least 14 days left");
            assertThat(finding.actual().orElseThrow()).startsWith("9 days left, until ");
            assertThat(check(service.port(), "days-left: 9").outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void tellsEveryOldProtocolThatIsAccepted() throws Exception {
        try (OldTlsService service = OldTlsService.presenting(Certificates.issued(folder, LOOPBACK))) {
            TestedCheck check = check(service.port(), "");
            assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(check.findings())
                    .extracting(Finding::what)
                    .containsExactly("the server accepts TLSv1.0", "the server accepts TLSv1.1");
            assertThat(check.findings())
                    .extracting(Finding::rule)
                    .allMatch(rule -> rule.orElseThrow().equals("tls-old-protocol"));
        }
    }

    @Test
    void tellsThatAnOlderProtocolThanTheNamedOneIsAccepted() throws Exception {
        try (HttpService service = serving(Certificates.issued(folder, LOOPBACK))) {
            Finding finding = finding("tls-old-protocol", check(service.port(), "at-least: TLSv1.3"));
            assertThat(finding.what()).isEqualTo("the server accepts TLSv1.2");
        }
    }

    @Test
    void tellsPlainHttpOnThePort() throws Exception {
        try (RawService service = RawService.doingAtOnce((socket, out) -> {
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.getInputStream().readAllBytes();
        })) {
            Finding finding = finding("plain-http", check(service.port(), ""));
            assertThat(finding.actual()).contains("it speaks no TLS: HTTP/1.1 400 Bad Reque");
        }
    }

    @Test
    void tellsAServerThatRefusesTheHandshake() throws Exception {
        byte[] alert = {21, 3, 3, 0, 2, 2, 112};
        try (RawService service = RawService.doingAtOnce((socket, out) -> {
            out.write(alert);
            out.flush();
            socket.getInputStream().readAllBytes();
        })) {
            Finding finding = finding("tls-handshake", check(service.port(), ""));
            assertThat(finding.actual().orElseThrow()).contains("unrecognized_name");
        }
    }

    @Test
    void tellsPlainHttpThatDoesNotLeadToHttps() throws Exception {
        try (HttpService service = serving(Certificates.issued(folder, LOOPBACK));
                HttpService open = HttpService.answering((exchange, number) -> Said.json(200, "{}"));
                HttpService loop = leadingTo(open.url("/"));
                HttpService away = leadingTo(URI.create("https://elsewhere.example/"))) {
            String form = "redirects-http: true, http-port: ";
            assertThat(finding("tls-redirect", check(service.port(), form + open.port()))
                            .actual())
                    .contains("200");
            assertThat(finding("tls-redirect", check(service.port(), form + loop.port()))
                            .actual()
                            .orElseThrow())
                    .startsWith("308 to http://");
            assertThat(finding("tls-redirect", check(service.port(), form + away.port()))
                            .actual())
                    .contains("308 to https://elsewhere.example/");
            assertThat(finding("tls-redirect", check(service.port(), form + closedPort()))
                            .actual())
                    .contains("no answer: connection-refused");
        }
    }

    @Test
    void breaksOnAServerThatIsSilent() throws Exception {
        TestedCheck check = check(closedPort(), "");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().rule()).contains("connection-refused");
    }

    @Test
    void breaksOnAServerThatNeverShakesHands() throws Exception {
        try (RawService service = RawService.doingAtOnce((socket, out) -> TimeUnit.SECONDS.sleep(40))) {
            TestedCheck check = check(service.port(), "answers-within: 300ms");
            assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(check.reason()).isEqualTo("no answer: connected, but no answer");
        }
    }

    @Test
    void isBlockedByTheHealthOfAServerThatIsSilent() throws Exception {
        TestedChecks checks = run("""
                  health: {live: {url: "https://127.0.0.1:%1$d/", within: 200ms}}
                  tls: {api: {host: "127.0.0.1:%1$d"}}
                """.formatted(closedPort()));
        assertThat(checks.check("staging/tls/api").blockedBy()).contains("staging/health/live");
    }

    private static Finding finding(String rule, TestedCheck check) {
        assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).describedAs(check.finding().line()).contains(rule);
        return check.finding();
    }

    private static HttpService serving(Certificates certificates) throws Exception {
        return HttpService.tls(certificates.context(), (exchange, number) -> Said.json(200, "{}"));
    }

    private static HttpService leadingTo(URI url) throws IOException {
        return HttpService.answering((exchange, number) -> Said.of(308, Map.of("Location", url.toString())));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static TestedCheck check(int port, String more) throws IOException {
        return run("  tls: {api: {host: \"127.0.0.1:%d\"%s}}\n".formatted(port, more.isEmpty() ? "" : ", " + more))
                .only();
    }

    private static TestedCheck check(Path authority, int port) throws IOException {
        return run(authority, "  tls: {api: {host: \"127.0.0.1:%d\"}}\n".formatted(port))
                .only();
    }

    private static TestedChecks run(String staging) throws IOException {
        return run(folder.resolve("authority.pem"), staging);
    }

    private static TestedChecks run(Path authority, String staging) throws IOException {
        return CheckTester.of(HealthCheck.class, TlsCheck.class)
                .run(folder, "stack: shop\nstaging:\n  trust: {ca: %s}\n%s".formatted(authority, staging));
    }
}
