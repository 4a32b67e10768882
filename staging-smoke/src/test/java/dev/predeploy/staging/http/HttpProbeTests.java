package dev.predeploy.staging.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.staging.http.Silence.Kind;
import dev.predeploy.staging.loopback.Certificates;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.RawService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HttpProbeTests {
    private static final Duration SHORT = Duration.ofMillis(400);

    private HttpProbe probe;

    @BeforeEach
    void open() throws Exception {
        probe = new HttpProbe(Trust.system(), Hosts.of(Map.of()));
    }

    @AfterEach
    void close() throws Exception {
        probe.close();
    }

    @Test
    void returnsStatusHeadersAndBody() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{\"status\":\"ok\"}"))) {
            Answer answer = (Answer) ask(service.url("/health"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).contains("application/json");
            assertThat(answer.text()).isEqualTo("{\"status\":\"ok\"}");
        }
    }

    @Test
    void sendsTheHeadersAndTheUrlsCredentials() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(
                200,
                exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + exchange.getRequestHeaders().getFirst("X-Tenant")))) {
            URI url = URI.create("http://user:p%40ss@127.0.0.1:" + service.port() + "/");
            Answer answer = (Answer) probe.ask(new Question(url, Map.of("X-Tenant", "one"), SHORT, false));
            assertThat(answer.text()).isEqualTo("Basic dXNlcjpwQHNz one");
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (HttpService service =
                HttpService.answering((exchange, number) -> Said.of(302, Map.of("Location", "/elsewhere")))) {
            assertThat(((Answer) ask(service.url("/"))).status()).isEqualTo(302);
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void tellsARefusedConnection() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(silence(URI.create("http://127.0.0.1:" + port + "/")).kind()).isEqualTo(Kind.CONNECTION_REFUSED);
    }

    @Test
    void tellsAnUnknownHost() throws Exception {
        assertThat(silence(URI.create("http://no-such-host.invalid/")).kind()).isEqualTo(Kind.UNKNOWN_HOST);
    }

    @Test
    void tellsAServerThatNeverAnswers() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> TimeUnit.SECONDS.sleep(20))) {
            Silence silence = silence(service.url("/"));
            assertThat(silence.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(silence.detail()).isEqualTo("connected, but no answer");
            assertThat(silence.took()).isBetween(Duration.ofMillis(390), Duration.ofSeconds(3));
        }
    }

    @Test
    void tellsABodyThatDripsForEver() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(UTF_8));
            drip(out);
        })) {
            assertThat(silence(service.url("/")).kind()).isEqualTo(Kind.ENDLESS);
        }
    }

    @Test
    void tellsHeadersThatDripForEver() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(UTF_8));
            drip(out);
        })) {
            assertThat(silence(service.url("/")).kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void tellsAResetConnection() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> socket.setSoLinger(true, 0))) {
            assertThat(silence(service.url("/")).kind()).isEqualTo(Kind.CONNECTION_RESET);
        }
    }

    @Test
    void tellsAConnectionThatIsClosedWithoutAnAnswer() throws Exception {
        try (RawService service = RawService.saying("")) {
            assertThat(silence(service.url("/")).kind()).isEqualTo(Kind.CONNECTION_RESET);
        }
    }

    @Test
    void tellsAnAnswerThatBreaksOff() throws Exception {
        try (RawService service = RawService.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
            assertThat(silence(service.url("/")).kind()).isEqualTo(Kind.CONNECTION_RESET);
        }
    }

    @Test
    void tellsWhatIsNoHttp() throws Exception {
        try (RawService service = RawService.saying("-ERR wrong number of arguments\r\n")) {
            assertThat(silence(service.url("/")).kind()).isEqualTo(Kind.NOT_HTTP);
        }
    }

    @Test
    void tellsEndlessGarbage() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> {
            byte[] garbage = "garbage garbage garbage\n".repeat(1000).getBytes(UTF_8);
            while (!socket.isClosed()) {
                out.write(garbage);
            }
        })) {
            assertThat(silence(service.url("/")).kind()).isIn(Kind.TIMEOUT, Kind.NOT_HTTP);
        }
    }

    @Test
    void readsOnlyTheBeginningOfAGigabyte() throws Exception {
        try (RawService service = RawService.doing((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n".getBytes(UTF_8));
            byte[] piece = new byte[1 << 16];
            for (int piecesLeft = 1 << 14; piecesLeft > 0; piecesLeft--) {
                out.write(piece);
            }
        })) {
            Answer answer = (Answer) probe.ask(new Question(service.url("/"), Map.of(), Duration.ofSeconds(5), true));
            assertThat(answer.body().cut()).isTrue();
            assertThat(answer.body().bytes()).hasSize(HttpProbe.MOST_OF_A_BODY);
        }
    }

    @Test
    void readsOnlyTheBeginningOfAGzipBomb() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[200 << 20]);
        }
        try (HttpService service = HttpService.answering(
                (exchange, number) -> new Said(200, Map.of("Content-Encoding", "gzip"), bomb.toByteArray()))) {
            Answer answer = (Answer) probe.ask(new Question(service.url("/"), Map.of(), Duration.ofSeconds(5), false));
            assertThat(answer.body().cut()).isTrue();
        }
    }

    @Test
    void trustsTheNamedAuthorityAndResolvesMappedNames(@TempDir Path folder) throws Exception {
        Certificates certificates = Certificates.forNames(folder, "dns:api.staging.localhost");
        Hosts hosts = Hosts.of(Map.of("*.staging.localhost", "127.0.0.1"));
        try (HttpService service = HttpService.tls(certificates.context(), (exchange, number) -> Said.json(200, "{}"));
                HttpProbe trusting = new HttpProbe(Trust.in(certificates.authority()), hosts)) {
            URI url = URI.create("https://api.staging.localhost:" + service.port() + "/");
            Reply reply = trusting.ask(new Question(url, Map.of(), Duration.ofSeconds(5), false));
            assertThat(reply.brief()).isEqualTo("200");
        }
    }

    @Test
    void tellsAnUntrustedCertificateAsLasting(@TempDir Path folder) throws Exception {
        Certificates certificates = Certificates.forNames(folder, "ip:127.0.0.1");
        try (HttpService service =
                HttpService.tls(certificates.context(), (exchange, number) -> Said.json(200, "{}"))) {
            Silence silence =
                    (Silence) probe.ask(new Question(service.url("/"), Map.of(), Duration.ofSeconds(5), false));
            assertThat(silence.kind()).isEqualTo(Kind.TLS);
            assertThat(silence.lasting()).isTrue();
            assertThat(silence.detail()).contains("certification path");
        }
    }

    @Test
    void tellsACertificateOfAnotherNameAsLasting(@TempDir Path folder) throws Exception {
        Certificates certificates = Certificates.forNames(folder, "dns:other.example");
        try (HttpService service = HttpService.tls(certificates.context(), (exchange, number) -> Said.json(200, "{}"));
                HttpProbe trusting = new HttpProbe(Trust.in(certificates.authority()), Hosts.of(Map.of()))) {
            Silence silence =
                    (Silence) trusting.ask(new Question(service.url("/"), Map.of(), Duration.ofSeconds(5), false));
            assertThat(silence.kind()).isEqualTo(Kind.TLS);
            assertThat(silence.lasting()).isTrue();
            assertThat(silence.detail()).contains("127.0.0.1");
        }
    }

    @Test
    void tellsPlainHttpOnATlsPortAsTlsThatMayHeal() throws Exception {
        try (RawService service = RawService.doingAtOnce((socket, out) -> {
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            out.flush();
            socket.getInputStream().readAllBytes();
        })) {
            Silence silence = silence(URI.create("https://127.0.0.1:" + service.port() + "/"));
            assertThat(silence.kind()).isEqualTo(Kind.TLS);
            assertThat(silence.lasting()).isFalse();
        }
    }

    @Test
    void refusesAnAuthorityFileWithoutACertificate(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("root.crt"), "");
        assertThatThrownBy(() -> new HttpProbe(Trust.in(empty), Hosts.of(Map.of())))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void writesACommandThatRepeatsItWithoutSecrets(@TempDir Path folder) throws Exception {
        Trust trust = Trust.in(Certificates.forNames(folder, "dns:a").authority());
        Question question = new Question(
                URI.create("https://admin:s3cret@api.staging.localhost/x?token=abc&page=2"),
                Map.of("Authorization", "Bearer abc"),
                Duration.ofSeconds(7),
                false);
        try (HttpProbe mapped = new HttpProbe(trust, Hosts.of(Map.of("*.staging.localhost", "127.0.0.1")))) {
            assertThat(mapped.command(question))
                    .isEqualTo("curl -sS -i --compressed --max-time 7 --cacert "
                            + trust.authority().orElseThrow()
                            + " --resolve api.staging.localhost:443:127.0.0.1 -H 'Authorization: ***'"
                            + " 'https://admin:***@api.staging.localhost/x?token=***&page=2'");
        }
    }

    private Reply ask(URI url) throws InterruptedException {
        return probe.ask(new Question(url, Map.of(), Duration.ofSeconds(5), false));
    }

    private Silence silence(URI url) throws InterruptedException {
        return (Silence) probe.ask(new Question(url, Map.of(), SHORT, false));
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write('a');
            out.flush();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
