package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AccessCheckTests {
    private static final String PASSWORD = "p@s:s/w#o%r?d";
    private static final String RIGHT = new Credentials("admin", PASSWORD).authorization();

    @TempDir
    Path folder;

    @Test
    void passesWhereOnlyTheRightCredentialsAreLetIn() throws Exception {
        try (HttpService service = guarded(exchange -> Said.json(200, "{}"))) {
            TestedCheck check = check(service.url("/"));
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(service.requests()).isEqualTo(3);
            assertThat(check.evidence().get("transcript.txt"))
                    .contains("# without credentials", "# with a wrong password", "HTTP 401", "HTTP 200")
                    .contains("-H 'Authorization: ***'")
                    .doesNotContain(RIGHT.substring(6));
        }
    }

    @Test
    void followsARedirectOfTheServiceItself() throws Exception {
        try (HttpService service =
                guarded(exchange -> exchange.getRequestURI().getPath().equals("/")
                        ? Said.of(302, Map.of("Location", "/login"))
                        : Said.json(200, "{}"))) {
            assertThat(check(service.url("/")).reason()).isEmpty();
            assertThat(service.requests()).isEqualTo(4);
        }
    }

    @Test
    void tellsAServiceThatLetsEverybodyIn() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedCheck check = check(service.url("/"));
            assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(check.findings())
                    .extracting(Finding::what)
                    .containsExactly("lets in without credentials", "lets in with a wrong password");
        }
    }

    @Test
    void tellsAServiceThatLetsInWithAnyPassword() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) ->
                Said.json(exchange.getRequestHeaders().containsKey("Authorization") ? 200 : 401, "{}"))) {
            Finding finding = finding("access-open", check(service.url("/")));
            assertThat(finding.what()).isEqualTo("lets in with a wrong password");
        }
    }

    @Test
    void tellsThatNobodyIsRefusedButSentToAnotherPage() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) ->
                isRight(exchange) ? Said.json(200, "{}") : Said.of(302, Map.of("Location", "/login?next=1")))) {
            TestedCheck check = check(service.url("/"));
            assertThat(check.findings())
                    .extracting(Finding::what)
                    .containsExactly("does not refuse without credentials", "does not refuse with a wrong password");
            assertThat(check.findings().get(0).actual().orElseThrow()).startsWith("302 to http://127.0.0.1:");
        }
    }

    @Test
    void tellsThatTheRightCredentialsAreRefused() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(401, "{}"))) {
            Finding finding = finding("access-refused", check(service.url("/")));
            assertThat(finding.actual()).contains("401");
        }
    }

    @Test
    void tellsAnErrorBehindTheGuard() throws Exception {
        try (HttpService service = guarded(exchange -> Said.json(502, "{}"))) {
            assertThat(finding("status", check(service.url("/"))).what())
                    .isEqualTo("answers 502 to the right credentials");
        }
    }

    @Test
    void sendsNoCredentialsToAnotherHostAndSaysWhoAskedForIt() throws Exception {
        try (HttpService other = HttpService.answering((exchange, number) -> Said.json(200, "{}"));
                HttpService service = guarded(exchange ->
                        Said.of(302, Map.of("Location", other.url("/in").toString())))) {
            Finding finding = finding("access-redirect", check(service.url("/")));
            assertThat(finding.actual()).contains("Location: " + other.url("/in"));
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void tellsARedirectThatCarriesThePasswordInItsUrl() throws Exception {
        try (HttpService service =
                guarded(exchange -> Said.of(302, Map.of("Location", "/in?user=admin&p=p%40s%3As%2Fw%23o%25r%3Fd")))) {
            Finding finding = finding("access-leak", check(service.url("/")));
            assertThat(finding.actual().orElseThrow())
                    .startsWith("a Location that holds the password, at http://127.0.0.1:")
                    .doesNotContain("p%40s");
        }
    }

    @Test
    void tellsARedirectLoop() throws Exception {
        try (HttpService service = guarded(exchange -> Said.of(302, Map.of("Location", "/")))) {
            finding("redirect-loop", check(service.url("/")));
            assertThat(service.requests()).isEqualTo(8);
        }
    }

    @Test
    void breaksOnASilentHost() throws Exception {
        URI url = URI.create("http://127.0.0.1:1/");
        TestedCheck check = check(url);
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().rule()).contains("connection-refused");
    }

    private static HttpService guarded(Function<HttpExchange, Said> behind) throws IOException {
        return HttpService.answering(
                (exchange, number) -> isRight(exchange) ? behind.apply(exchange) : Said.json(401, "{}"));
    }

    private static boolean isRight(HttpExchange exchange) {
        return RIGHT.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static Finding finding(String rule, TestedCheck check) {
        assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).describedAs(check.finding().line()).contains(rule);
        return check.finding();
    }

    @Test
    void showsNoPasswordThatTheServerRepeats() throws Exception {
        byte[] body = ("you said " + PASSWORD).getBytes(StandardCharsets.UTF_8);
        try (HttpService service = HttpService.answering((exchange, number) -> new Said(200, Map.of(), body))) {
            assertThat(check(service.url("/")).evidence().get("transcript.txt"))
                    .contains("you said ***")
                    .doesNotContain(PASSWORD);
        }
    }

    private TestedCheck check(URI url) throws IOException {
        return CheckTester.of(AccessCheck.class)
                .run(folder, """
                    stack: shop
                    staging:
                      access: {site: {url: "%s", user: admin, password: "%s"}}
                    """.formatted(url, PASSWORD))
                .only();
    }
}
