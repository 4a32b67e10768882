package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestImages;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.loopback.Certificates;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.NeedsChromium;
import dev.predeploy.staging.loopback.RawService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsChromium
@Timeout(120)
class ScreenshotCheckTests {
    private static final String ADMIN =
            new Credentials("admin", "p:ä@/#").header().values().iterator().next();

    private static final String SHOP = """
            stack: shop
            staging:
              trust: {ca: %s}
              hosts: {"*.staging.localhost": 127.0.0.1}
              screenshot:
                page: {url: "https://shop.staging.localhost:%d/", shows: [Shop]}
            """;

    private static final String ANSWER = """
            HTTP/1.1 200 OK
            Content-Type: text/html
            Content-Length: 13
            Connection: close

            <h1>Shop</h1>""".replace("\n", "\r\n");

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

    /** Chromium gives up what it connects to when an address comes or goes, as with each network of containers. */
    @NeedsEngine
    @Test
    void loadsAgainWhatBrokeOffBecauseThisMachinesNetworkChanged() throws Exception {
        String network = "predeploy-screenshot-" + ProcessHandle.current().pid();
        Certificates ours = Certificates.issued(folder, "dns:shop.staging.localhost");
        SSLContext tls = ours.context();
        AtomicInteger connections = new AtomicInteger();
        CountDownLatch brokenOff = new CountDownLatch(1);
        try (RawService service = RawService.doingAtOnce((socket, out) -> {
            int number = connections.incrementAndGet();
            if (number == 3) { // one to see whether anybody answers, one for the key, and from here on the browser's
                assertThat(TestImages.succeeds("network", "create", network)).isTrue();
            }
            if (number > 2 && brokenOff.getCount() > 0) {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream()); // until it gives up
                brokenOff.countDown();
            } else {
                serve(tls, socket);
            }
        })) {
            TestedCheck check = tested(SHOP.formatted(ours.authority(), service.port()));
            assertThat(check.reason()).isEmpty();
            assertThat(check.evidence().get("transcript.txt"))
                    .containsPattern("# loaded \\d+ times, since this machine's network changed meanwhile");
        } finally {
            TestImages.succeeds("network", "rm", network);
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
            String stack = SHOP.formatted(ours.authority(), service.port());
            TestedCheck trusted = tested(stack);
            assertThat(trusted.reason()).isEmpty();
            assertThat(trusted.outcome()).isEqualTo(Outcome.PASSED);

            TestedCheck unknown = tested(stack.replaceFirst("  trust: .*\n", ""));
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

    /** Shakes hands, and answers what is asked, if anything is. */
    private static void serve(SSLContext tls, Socket plain) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "", plain.getPort(), true)) {
            socket.setUseClientMode(false);
            if (socket.getInputStream().read(new byte[8192]) > 0) {
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.UTF_8));
            }
        }
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
