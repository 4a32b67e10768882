package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FilledUrlTests {
    private static final String SECRET = "p@s:s/w#o%r?d &*~+[";
    private static final String ENCODED = "p%40s%3As%2Fw%23o%25r%3Fd%20%26%2A~%2B%5B";

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpService service;

    @BeforeEach
    void listen() throws IOException {
        service = HttpService.answering((exchange, number) -> {
            String user = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(exchange.getRequestURI().toString());
            asked.add(user);
            return Said.json(200, "{}");
        });
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void encodesAPasswordBeforeTheHost() throws Exception {
        passes("http://u:${secret:A}@127.0.0.1:" + service.port() + "/", SECRET);
        String basic = Base64.getEncoder().encodeToString(("u:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(asked).containsExactly("/", "Basic " + basic);
    }

    @Test
    void encodesASecretInTheQuery() throws Exception {
        passes(at("/?k=${secret:A}&l=1"), SECRET);
        assertThat(asked).first().isEqualTo("/?k=" + ENCODED + "&l=1");
    }

    @Test
    void encodesASecretInThePath() throws Exception {
        passes(at("/hook/${secret:A}/x"), "a/b?c");
        assertThat(asked).first().isEqualTo("/hook/a%2Fb%3Fc/x");
    }

    @Test
    void encodesASecretBehindABaseThatTheEnvironmentGives() throws Exception {
        passes("${env:NEVER_SET_HERE:-" + service.url("/base") + "}/?k=${secret:A}", SECRET);
        assertThat(asked).first().isEqualTo("/base/?k=" + ENCODED);
    }

    @Test
    void takesAWholeUrlAsItIs() throws Exception {
        passes("${secret:A}/health", service.url("/a%20b?x=").toString());
        assertThat(asked).first().isEqualTo("/a%20b?x=/health");
    }

    @Test
    void takesHostAndPortAsTheyAre() throws Exception {
        passes("http://${secret:A}/@me", "127.0.0.1:" + service.port());
        assertThat(asked).first().isEqualTo("/@me");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + service.port() + path;
    }

    private void passes(String url, String secret) throws IOException {
        Files.writeString(folder.resolve("secret.txt"), secret + "\n");
        TestedCheck check = CheckTester.of(HealthCheck.class)
                .run(folder, """
                        stack: shop
                        secrets: {A: {file: secret.txt}}
                        staging:
                          health: {live: {url: "%s", within: 5s}}
                        """.formatted(url))
                .only();
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }
}
