package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.loopback.Certificates;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.NeedsChromium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsChromium
@Timeout(120)
class ScreenshotCheckTests {
    private static final String ADMIN =
            new Credentials("admin", "p:ä@/#").header().values().iterator().next();

    @TempDir
    Path folder;

    @Test
    void keepsThePictureOfAPageThatShowsSomething() throws Exception {
        try (HttpService service = pages("<h1>Orders</h1><script>alert('hello')</script>")) {
            TestedCheck check = check("url: \"%s\", shows: [Orders]".formatted(service.url("/")));
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(check.evidence()).containsKey("page.png");
            assertThat(check.evidence().get("transcript.txt"))
                    .contains(
                            "$ chromium --headless --screenshot=page.png",
                            "# HTTP 200",
                            "# the page settled",
                            "Orders");
        }
    }

    @Test
    void looksAtWhatScriptsMakeOfThePage() throws Exception {
        String late = "<script>setTimeout(() => document.body.innerHTML = '<h1>Drawn</h1>', 300)</script>";
        try (HttpService service = pages("<body>" + late)) {
            TestedCheck check = check("url: \"%s\", shows: [Drawn]".formatted(service.url("/")));
            assertThat(check.reason()).isEmpty();
        }
    }

    @Test
    void tellsAPageThatStaysEmptyAndWarnsOfItsScript() throws Exception {
        try (HttpService service = pages("<body><script>\nmissing.draw()</script>")) {
            TestedCheck check = failed("empty-page", "url: \"%s\"".formatted(service.url("/")));
            assertThat(check.findings())
                    .anySatisfy(finding -> assertThat(finding.line())
                            .contains("ReferenceError: missing is not defined (" + service.url("/") + ":2)"));
        }
    }

    @Test
    void tellsAStatusOfAnError() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> html(500, "<h1>Broken</h1>"))) {
            Finding finding =
                    failed("status", "url: \"%s\"".formatted(service.url("/"))).finding();
            assertThat(finding.what()).isEqualTo("the page is answered with 500");
        }
    }

    @Test
    void tellsWhatTheBrowserShowsInsteadOfThePage() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) ->
                Said.of(302, Map.of("Location", exchange.getRequestURI().toString())))) {
            Finding finding = failed("browser-error", "url: \"%s\"".formatted(service.url("/")))
                    .finding();
            assertThat(finding.actual()).contains("net::ERR_TOO_MANY_REDIRECTS");
        }
    }

    @Test
    void tellsTextThatIsNotShown() throws Exception {
        try (HttpService service = pages("<h1>Orders</h1>")) {
            Finding finding = failed("text", "url: \"%s\", shows: [Invoices]".formatted(service.url("/")))
                    .finding();
            assertThat(finding.what()).isEqualTo("the page does not show \"Invoices\"");
        }
    }

    @Test
    void tellsAPageThatDoesNotSettle() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (HttpService service = HttpService.answering((exchange, number) -> {
            if (exchange.getRequestURI().getPath().startsWith("/late")) {
                over.await();
            }
            return html(200, "<h1>Wait</h1><img src=late1><img src=late2><img src=late3>");
        })) {
            TestedCheck check = failed("not-settled", "url: \"%s\", within: 6s".formatted(service.url("/")));
            assertThat(check.evidence()).containsKey("page.png");
            over.countDown();
        }
    }

    @Test
    void opensAGuardedPageWithCredentialsOnly() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> guarded(exchange))) {
            String url = "url: \"%s\"".formatted(service.url("/"));
            assertThat(check(url + ", user: admin, password: \"p:ä@/#\"").reason())
                    .isEmpty();
            assertThat(failed("status", url + ", user: admin, password: wrong").reason())
                    .isEqualTo("the page is answered with 401");
            assertThat(failed("status", url).finding().fix()).contains("name `user` and `password`, or correct them");
        }
    }

    @Test
    void tellsNoOtherHostWhoAsks() throws Exception {
        AtomicBoolean leaked = new AtomicBoolean();
        try (HttpService other = HttpService.answering((exchange, number) -> {
                    leaked.compareAndSet(false, exchange.getRequestHeaders().containsKey("Authorization"));
                    return guarded(exchange);
                });
                HttpService service = HttpService.answering((exchange, number) ->
                        Said.of(302, Map.of("Location", other.url("/").toString())))) {
            failed("status", "url: \"%s\", user: admin, password: \"p:ä@/#\"".formatted(service.url("/")));
            assertThat(leaked).isFalse();
        }
    }

    @Test
    void trustsTheStacksAuthorityAndNoOther() throws Exception {
        Certificates ours = Certificates.issued(folder, "dns:shop.staging.localhost");
        try (HttpService service = HttpService.tls(ours.context(), (exchange, number) -> html(200, "<h1>Shop</h1>"))) {
            String stack = """
                    stack: shop
                    staging:
                      trust: {ca: %s}
                      hosts: {"*.staging.localhost": 127.0.0.1}
                      screenshot:
                        page: {url: "https://shop.staging.localhost:%d/", shows: [Shop]}
                    """;
            TestedCheck trusted = tested(stack.formatted(ours.authority(), service.port()));
            assertThat(trusted.reason()).isEmpty();
            assertThat(trusted.outcome()).isEqualTo(Outcome.PASSED);

            TestedCheck unknown =
                    tested(stack.formatted(ours.authority(), service.port()).replaceFirst("  trust: .*\n", ""));
            assertThat(unknown.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(unknown.finding().rule()).contains("tls");
        }
    }

    @Test
    void isBrokenWhereNobodyListens() throws Exception {
        TestedCheck check = check("url: \"http://127.0.0.1:1/\"");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.finding().rule()).contains("connection-refused");
    }

    private static Said guarded(HttpExchange exchange) {
        return ADMIN.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                ? html(200, "<h1>Welcome</h1>")
                : Said.of(401, Map.of("WWW-Authenticate", "Basic realm=shop, charset=\"UTF-8\""));
    }

    private static HttpService pages(String body) throws IOException {
        return HttpService.answering((exchange, number) -> html(200, body));
    }

    private static Said html(int status, String body) {
        return new Said(
                status, Map.of("Content-Type", "text/html; charset=utf-8"), body.getBytes(StandardCharsets.UTF_8));
    }

    private TestedCheck failed(String rule, String keys) throws IOException {
        TestedCheck check = check(keys);
        assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings().get(0).rule()).contains(rule);
        return check;
    }

    private TestedCheck check(String keys) throws IOException {
        return tested("stack: shop\nstaging:\n  screenshot:\n    page: {" + keys + "}\n");
    }

    private TestedCheck tested(String stack) throws IOException {
        return CheckTester.of(ScreenshotCheck.class).run(folder, stack).only();
    }
}
