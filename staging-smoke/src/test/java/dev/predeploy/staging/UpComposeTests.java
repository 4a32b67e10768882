package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsEngine
@Timeout(120)
class UpComposeTests {
    private static final String UP = "staging/up/shop";
    private static final String SERVICES = "staging/services/shop";

    @TempDir
    Path folder;

    @Test
    void bringsUpWhatIsHealthyAndEndsWell() throws IOException {
        TestedChecks checks = run("""
                services:
                  shop:
                    image: debian:bookworm-slim
                    container_name: shop
                    command: [sleep, infinity]
                    volumes: ["data:/data"]
                    healthcheck: {test: [CMD, test, -e, /etc/os-release], interval: 200ms}
                    depends_on: {init: {condition: service_completed_successfully}}
                  init: {image: "${BASE}", command: ["true"]}
                volumes: {data: {name: data-of-the-shop}}
                """, "env: {BASE: \"debian:bookworm-slim\"}", "completed: [init]");
        assertThat(checks.all()).extracting(TestedCheck::outcome).containsOnly(Outcome.PASSED);
        assertThat(checks.check(SERVICES).evidence().get("services.txt"))
                .startsWith("$ docker compose --project-name predeploy-")
                .contains("shop-1", "(healthy)", "Exited (0)");
        assertThat(checks.check(UP).evidence()).containsKeys("up-shop.txt", "up-shop.log");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crash-loop    | {command: [sh, -c, "echo no schema; exit 3"], restart: always}                                      | shop is in a crash loop               | it ended with exit code 3
            out-of-memory | {command: [sh, -c, "sleep 1; tail /dev/zero"], mem_limit: 20m, memswap_limit: 20m, healthcheck: {test: ["CMD", "false"], interval: 30s}} | shop was killed for lack of memory | the kernel killed it
            unhealthy     | {command: [sleep, "60"], healthcheck: {test: [CMD-SHELL, "echo no schema; exit 1"], interval: 200ms, retries: 1}} | shop is unhealthy         | its health check ends with exit code 1: no schema
            exited        | {command: [sh, -c, "echo no schema; exit 7"]}                                                       | shop failed                           | it ended with exit code 7; its last lines: no schema
            not-up        | {command: [sleep, "60"], healthcheck: {test: ["CMD", "false"], interval: 30s}}                      | shop is not up within 4s              | it is starting
            compose-up    | {user: no-such-user}                                                                               | Compose could not bring the stack up  | no-such-user
            """)
    void saysWhatAilsAService(String rule, String service, String what, String actual) throws IOException {
        TestedChecks checks = run("""
                services:
                  fine: {image: "debian:bookworm-slim", command: [sleep, infinity], init: true}
                  shop:
                    image: debian:bookworm-slim
                    init: true
                    <<: %s
                """.formatted(service), "within: 4s", "");
        TestedCheck up = checks.check(UP);
        assertThat(up.outcome()).as(up.reason()).isEqualTo(Outcome.FAILED);
        assertThat(up.finding().rule()).as(up.finding().line()).contains(rule);
        assertThat(up.finding().what()).isEqualTo(what);
        assertThat(up.finding().actual().orElseThrow()).contains(actual);
        assertThat(up.finding().place().text())
                .isEqualTo(rule.equals("compose-up") ? "compose.yml" : "compose.yml:3:3");
        assertThat(checks.check(SERVICES).blockedBy()).contains(UP);
    }

    @Test
    void breaksOnAPortThatSomebodyElseHolds() throws IOException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestedCheck up = run("""
                    services:
                      shop:
                        image: debian:bookworm-slim
                        ports: ["127.0.0.1:%d:80"]
                        command: [sleep, "60"]
                    """.formatted(held.getLocalPort()), "", "").check(UP);
            assertThat(up.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(up.finding().rule()).contains("port-taken");
            assertThat(up.finding().place().text()).isEqualTo("compose.yml:4:5");
        }
    }

    @Test
    void isNotRunWithoutItsEnvFile() throws IOException {
        TestedCheck up = run("services: {shop: {image: x}}", "env-file: .env.staging", "")
                .check(UP);
        assertThat(up.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(up.reason()).isEqualTo("there is no .env.staging");
    }

    @Test
    void saysWhatComposeSaysOfAFileThatItDoesNotTake() throws IOException {
        TestedCheck up = run("services: {shop: {imago: x}}", "", "").check(UP);
        assertThat(up.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(up.finding().rule()).contains("compose-file");
        assertThat(up.finding().actual().orElseThrow()).contains("imago");
    }

    private TestedChecks run(String compose, String up, String services) throws IOException {
        Files.writeString(folder.resolve("compose.yml"), compose);
        return CheckTester.of(UpCheck.class, ServicesCheck.class).run(folder, """
                stack: shop
                staging:
                  up: {shop: {compose: compose.yml, %s}}
                  services: {shop: {compose: compose.yml, %s}}
                """.formatted(up, services));
    }
}
