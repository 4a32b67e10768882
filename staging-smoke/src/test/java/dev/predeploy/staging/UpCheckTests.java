package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UpCheckTests {
    private static final String SERVICE = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;

            class Small {
                public static void main(String[] words) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    HttpServer server =
                            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
                    server.createContext("/", exchange -> {
                        System.out.println("asked");
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
                    server.createContext("/end", exchange -> Runtime.getRuntime().halt(7));
                    server.start();
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void startsTheServiceForAllAndStopsItAtTheEnd() throws IOException {
        TestedChecks checks = run("""
                  up:
                    service:
                      run: echo $$ > "$PID_FILE"; exec java Small.java
                      env: {PORT: "${port:http}", PID_FILE: "%s"}
                      listens: "127.0.0.1:${port:http}"
                  health: {live: {url: "http://127.0.0.1:${port:http}/"}}
                """.formatted(folder.resolve("pid")));
        assertThat(checks.all())
                .allSatisfy(check ->
                        assertThat(check.outcome()).describedAs(check.reason()).isEqualTo(Outcome.PASSED));
        long process = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        ProcessHandle.of(process) // one that was ended may still be on its way out
                .ifPresent(ended -> assertThat(ended.onExit()).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void tellsAServiceThatEndsEarlyWithItsLastLinesOnce() throws IOException {
        TestedChecks checks = run("""
                  up: {service: {run: "echo no database >&2; exit 3", listens: "${port:http}"}}
                  health: {live: {url: "http://localhost:${port:http}/"}}
                  rate-limit: {api: {url: "http://localhost:${port:http}/", limit: 10}}
                """);
        TestedCheck up = checks.check("staging/up/service");
        assertThat(up.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(up.finding().rule()).contains("exited");
        assertThat(up.finding().actual()).contains("it ended with exit code 3; its last lines: no database");
        assertThat(up.evidence().get("up-service.log")).contains("no database");
        assertBlocked(checks.check("staging/health/live"));
        assertBlocked(checks.check("staging/rate-limit/api"));
    }

    @Test
    void isBrokenByASignalThatSomebodySendsToAServiceAndFailsByACrash() throws IOException {
        TestedChecks checks = run("""
                  up:
                    ended: {run: "kill -TERM $$", listens: "${port:one}"}
                    crashes: {run: "kill -SEGV $$", listens: "${port:two}"}
                """);
        TestedCheck ended = checks.check("staging/up/ended");
        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.finding().rule()).contains("killed");
        assertThat(ended.finding().actual().orElseThrow()).startsWith("it was ended by SIGTERM (signal 15)");
        assertThat(checks.check("staging/up/crashes").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(checks.check("staging/up/crashes").finding().rule()).contains("exited");
    }

    @Test
    void tellsAPortThatNeverOpens() throws IOException {
        TestedCheck up = run("  up: {service: {run: sleep 30, listens: \"${port:http}\", within: 300ms}}\n")
                .only();
        assertThat(up.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(up.finding().rule()).contains("not-listening");
        assertThat(up.finding().expected().orElseThrow()).endsWith("accepts connections within 0.30 s");
    }

    @Test
    void breaksOnAMissingTool() throws IOException {
        TestedCheck up = run("  up: {service: {run: [no-such-tool-at-all], listens: \"${port:http}\"}}\n")
                .only();
        assertThat(up.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(up.reason()).contains("there is no no-such-tool-at-all");
    }

    @Test
    void breaksOnAPortThatSomebodyElseHolds() throws IOException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestedCheck up = run("  up: {service: {run: sleep 30, listens: \"127.0.0.1:%d\"}}\n"
                            .formatted(held.getLocalPort()))
                    .only();
            assertThat(up.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(up.finding().rule()).contains("port-taken");
            assertThat(up.finding().actual().orElseThrow())
                    .contains("(process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void namesTheServiceThatEndedMeanwhileBeforeItsSilence() throws IOException {
        TestedCheck health = run("""
                          up: {service: {run: exec java Small.java, env: {PORT: "${port:http}"}, listens: "127.0.0.1:${port:http}"}}
                          health: {live: {url: "http://127.0.0.1:${port:http}/end", within: 3s}}
                        """).check("staging/health/live");
        assertThat(health.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(health.reason()).isEqualTo("service ended while it was needed");
        assertThat(health.findings())
                .extracting(finding -> finding.rule().orElse(""))
                .hasSize(2)
                .startsWith("exited");
        assertThat(health.evidence()).containsKey("up-service.log");
    }

    @Test
    void isBrokenWhereSomebodysSignalEndsAServiceMeanwhile() throws IOException {
        TestedCheck health = run("""
                          up: {service: {run: "java Small.java; kill -TERM $$", env: {PORT: "${port:http}"}, listens: "127.0.0.1:${port:http}"}}
                          health: {live: {url: "http://127.0.0.1:${port:http}/end", within: 3s}}
                        """).check("staging/health/live");
        assertThat(health.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(health.finding().rule()).contains("killed");
        assertThat(health.evidence()).containsKey("up-service.log");
    }

    @Test
    void leavesTheUsersTreeAsItIs() throws IOException {
        run("  up: {service: {run: \"touch written; exit 1\", listens: \"${port:http}\"}}\n");
        assertThat(folder.resolve("written")).doesNotExist();
    }

    @Test
    void doesNotAskAServiceThatIsLeftOut() throws Exception {
        try (HttpService service = HttpService.answering((exchange, number) -> Said.json(200, "{}"))) {
            TestedChecks checks = run("""
                      up: {service: {run: exit 1, listens: "%d", skip: it runs already}}
                      health: {live: {url: "%s"}}
                    """.formatted(service.port(), service.url("/")));
            assertThat(checks.check("staging/health/live").outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    private static void assertBlocked(TestedCheck check) {
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.blockedBy()).contains("staging/up/service");
    }

    private TestedChecks run(String staging) throws IOException {
        Files.writeString(folder.resolve("Small.java"), SERVICE);
        return CheckTester.of(UpCheck.class, HealthCheck.class, RateLimitCheck.class)
                .run(folder, "stack: shop\nstaging:\n" + staging);
    }
}
