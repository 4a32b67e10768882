package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.testing.NeedsEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks copies of examples/consult; only the check that answers for a fault may say so, and where. */
@NeedsEngine
@Timeout(900) // the first build of its images fetches packages
@Isolated // one that waits in JUnit's pool may be given a round of these, and interrupt it at its own limit
class ConsultFaultsTests {
    private static EmptyRegistry registry;

    @TempDir
    Path folder;

    @BeforeAll
    static void openRegistry() throws IOException {
        registry = new EmptyRegistry();
    }

    @AfterAll
    static void closeRegistry() throws IOException {
        registry.close();
    }

    @Test
    void passesAsItIs() throws IOException {
        Launched launched = ConsultCopy.in(folder, registry).run();
        assertThat(launched.exitCode()).as(launched.out()).isZero();
        assertThat(launched.outcomes()).hasSize(16).allMatch(line -> line.endsWith(" passed"));
    }

    static Stream<List<ConsultFault>> rounds() {
        return ConsultRounds.all();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void onlyTheChecksAtFaultSaySoAndWhere(List<ConsultFault> faults) throws IOException {
        ConsultCopy copy = ConsultCopy.in(folder, registry);
        for (ConsultFault fault : faults) {
            fault.breaking().in(copy);
        }

        Launched launched = copy.run();

        int exitCode = faults.stream().mapToInt(ConsultFault::exitCode).min().orElseThrow();
        assertThat(launched.exitCode()).as(launched.out()).isEqualTo(exitCode);
        Map<String, JsonNode> checks = launched.checks();
        checks.forEach((id, check) -> assertThat(check.path("outcome").asText())
                .as("%s, of:\n%s", id, launched.out())
                .isEqualTo(expected(checks, id, faults)));
        for (ConsultFault fault : faults) {
            for (String id : fault.places().keySet()) {
                assertFound(fault, id, launched);
            }
        }
        for (ConsultFault fault : faults) { // each of which replaces the reports
            for (String id : fault.places().keySet()) {
                assertThatItsRerunSaysTheSame(fault, id, copy, launched);
            }
        }
    }

    /** A check that needs one at fault, if only through another, is not run; any other passes. */
    private static String expected(Map<String, JsonNode> checks, String id, List<ConsultFault> faults) {
        Optional<ConsultFault> own =
                faults.stream().filter(fault -> fault.places().containsKey(id)).findFirst();
        if (own.isPresent()) {
            return own.get().outcome();
        }
        String needs = checks.get(id).path("blockedBy").asText();
        return needs.isEmpty() || expected(checks, needs, faults).equals("passed") ? "passed" : "not-run";
    }

    private static void assertFound(ConsultFault fault, String id, Launched launched) throws IOException {
        JsonNode check = launched.check(id);
        List<String> said = fault.outcome().equals("failed")
                ? places(check)
                : List.of(check.path("reason").asText());
        assertThat(said)
                .as(launched.out())
                .anyMatch(text -> text.startsWith(fault.places().get(id)));
    }

    /** Each is told once, with a command that leads to the same. */
    private static void assertThatItsRerunSaysTheSame(ConsultFault fault, String id, ConsultCopy copy, Launched first)
            throws IOException {
        assertThat(first.out()).containsOnlyOnce("rerun: ./predeploy run --only " + id + "\n");

        Launched again = copy.run("--only", id);

        assertThat(again.exitCode()).as(again.out()).isEqualTo(fault.exitCode());
        assertThat(again.outcomes()).as(again.out()).containsExactly(id + " " + fault.outcome());
        assertFound(fault, id, again);
    }

    private static List<String> places(JsonNode check) {
        return check.path("findings").findParents("what").stream()
                .map(finding -> "%s:%s:%s"
                        .formatted(
                                finding.path("file").asText(),
                                finding.path("line").asText(),
                                finding.path("column").asText()))
                .toList();
    }
}
