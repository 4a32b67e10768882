package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks at a stack that somebody else has brought up. */
@NeedsEngine
@Timeout(120)
class ServicesCheckTests {
    private static final String COMPOSE = """
            x-base: &base {image: "debian:bookworm-slim", init: true, command: [sleep, infinity]}
            services:
              absent: {<<: *base, scale: 0}
              ended: {<<: *base, command: ["true"]}
              fine: {<<: *base, healthcheck: {test: ["CMD", "true"], interval: 200ms}}
              looping: {<<: *base, command: [sh, -c, "echo no schema; exit 3"], restart: always}
              hungry: {<<: *base, command: [sh, -c, "sleep 1; head -c 200m /dev/zero | tail"], mem_limit: 20m, memswap_limit: 20m}
              one-shot: {<<: *base, command: [sh, -c, "echo no database; exit 1"]}
              once: {<<: *base, command: [sh, -c, "test -e /tmp/again && seq 100 && exec sleep infinity; touch /tmp/again; echo no token; exit 4"], restart: always}
              sick: {<<: *base, healthcheck: {test: [CMD-SHELL, "echo no good; exit 1"], interval: 200ms, retries: 1}}
              unasked: {<<: *base}
            """;

    @TempDir
    Path folder;

    private final String project = "predeploy-test-" + ProcessHandle.current().pid();

    @AfterEach
    void takeDown() throws Exception {
        compose("down", "--volumes", "--timeout", "0");
    }

    @Test
    void tellsEveryServiceThatIsNotAsItShallBe() throws Exception {
        Files.writeString(folder.resolve("compose.yml"), COMPOSE);
        compose("up", "--detach");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::haveAllGoneWrong);

        TestedCheck check = check("healthy: [fine, sick, unasked], completed: [one-shot, nosuch]");

        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .extracting(ServicesCheckTests::brief)
                .containsExactly(
                        "no-such-service there is no service nosuch compose.yml",
                        "not-there absent is not there compose.yml:3:3",
                        "not-running ended does not run compose.yml:4:3",
                        "out-of-memory hungry was killed for lack of memory compose.yml:7:3",
                        "crash-loop looping is in a crash loop compose.yml:6:3",
                        "restarts once was started again once compose.yml:9:3",
                        "exited one-shot failed compose.yml:8:3",
                        "unhealthy sick is unhealthy compose.yml:10:3",
                        "no-health-check unasked has no health check compose.yml:11:3");
        assertThat(check.findings().get(5).actual())
                .as("what it wrote before it died, not since")
                .contains("it runs now; before, it ended with exit code 4; its last lines: no token");
        assertThat(check.evidence().get("services.txt")).contains("(unhealthy)", "(healthy)", "Exited (1)");
        assertThat(check.evidence().get("services.log")).contains("no database");
    }

    @Test
    void tellsThatNothingIsThere() throws Exception {
        Files.writeString(folder.resolve("compose.yml"), COMPOSE);
        TestedCheck check = check("restarts: 0");
        assertThat(check.finding().rule()).contains("not-there");
        assertThat(check.finding().what()).isEqualTo("nothing of the stack is there");
    }

    private boolean haveAllGoneWrong() throws Exception {
        String table = compose("ps", "--all");
        return table.contains("(unhealthy)")
                && table.contains("(healthy)")
                && table.contains("Exited (137)")
                && compose("logs", "looping")
                                .lines()
                                .filter(line -> line.contains("no schema"))
                                .count()
                        > 3;
    }

    private static String brief(Finding finding) {
        return "%s %s %s"
                .formatted(
                        finding.rule().orElse(""),
                        finding.what(),
                        finding.place().text());
    }

    private TestedCheck check(String more) throws IOException {
        return CheckTester.of(ServicesCheck.class)
                .run(folder, """
                        stack: shop
                        staging:
                          services: {shop: {compose: compose.yml, project: %s, %s}}
                        """.formatted(project, more))
                .only();
    }

    private String compose(String... words) throws Exception {
        List<String> call =
                new ArrayList<>(List.of("docker", "compose", "--project-name", project, "--file", "compose.yml"));
        call.addAll(List.of(words));
        Process process = new ProcessBuilder(call)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
