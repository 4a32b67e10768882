package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks copies of examples/signal-harvester, which come up; only the check that answers for a fault may say so. */
@NeedsEngine
@Timeout(600) // the first build of its images fetches packages
@Isolated // it keeps the whole machine busy
class HarvesterFaultsTests {
    @TempDir
    Path folder;

    @Test
    void passesAsItIsAndLeavesNothingBehind() throws IOException {
        Launched launched = copy().run();
        assertThat(launched.exitCode()).as(launched.out()).isZero();
        assertThat(launched.outcomes())
                .isNotEmpty()
                .allMatch(line -> line.endsWith(isLeftOut(line) ? " skipped" : " passed"));
    }

    static Stream<List<HarvesterFault>> rounds() {
        return HarvesterFaults.all();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void onlyTheChecksAtFaultSaySoAndWhy(List<HarvesterFault> faults) throws IOException {
        ExampleCopy copy = copy();
        for (HarvesterFault fault : faults) {
            fault.breaking().in(copy);
        }

        Launched launched = copy.run("--stage", "staging", "--skip", "staging/rollback/*");

        assertThat(launched.exitCode()).as(launched.out()).isEqualTo(1);
        List<String> atFault = faults.stream().map(HarvesterFault::check).toList();
        Map<String, JsonNode> checks = launched.checks();
        checks.forEach((id, check) -> assertThat(check.path("outcome").asText())
                .as("%s, of:\n%s", id, launched.out())
                .isEqualTo(expected(checks, id, atFault)));
        for (HarvesterFault fault : faults) {
            assertThat(checks.get(fault.check()).path("findings"))
                    .as("%s, of:\n%s", fault, launched.out())
                    .anyMatch(finding -> isOf(fault, finding));
        }
    }

    /** A check that needs one at fault is not run; any other passes. */
    private static String expected(Map<String, JsonNode> checks, String id, List<String> atFault) {
        if (atFault.contains(id)) {
            return "failed";
        }
        if (id.startsWith("staging/rollback/") || isLeftOut(id)) {
            return "skipped";
        }
        return atFault.contains(checks.get(id).path("blockedBy").asText()) ? "not-run" : "passed";
    }

    /** Grafana's own image is not among those that are built. */
    private static boolean isLeftOut(String check) {
        return check.startsWith("staging/grafana/");
    }

    private static boolean isOf(HarvesterFault fault, JsonNode finding) {
        String told =
                finding.path("what").asText() + "\n" + finding.path("actual").asText();
        return finding.path("rule").asText().equals(fault.rule()) && told.contains(fault.cause());
    }

    private ExampleCopy copy() throws IOException {
        return ExampleCopy.of("signal-harvester", folder).environment("HARVESTER_POSTGRES", TestImages.postgres());
    }
}
