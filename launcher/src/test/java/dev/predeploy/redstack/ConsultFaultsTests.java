package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.testing.NeedsEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks copies of examples/consult in one way each; only the check that answers for it may say so, and where. */
@NeedsEngine
@Timeout(900) // the first build of its images fetches packages
@Execution(ExecutionMode.CONCURRENT)
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

    static Stream<ConsultFault> faults() {
        return ConsultFaults.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void onlyTheCheckAtFaultSaysSoAndWhere(ConsultFault fault) throws IOException {
        ConsultCopy copy = ConsultCopy.in(folder, registry);
        fault.breaking().in(copy);

        Launched launched = copy.run();

        assertThat(launched.exitCode()).as(launched.out()).isEqualTo(fault.exitCode());
        Map<String, JsonNode> checks = launched.checks();
        checks.forEach((id, check) -> assertThat(check.path("outcome").asText())
                .as("%s, of:\n%s", id, launched.out())
                .isEqualTo(expected(checks, id, fault)));
        assertFindings(fault, launched);
        assertThatRerunsSayTheSame(fault, copy, launched);
    }

    /** A check that needs one at fault, if only through another, is not run; any other passes. */
    private static String expected(Map<String, JsonNode> checks, String id, ConsultFault fault) {
        if (fault.places().containsKey(id)) {
            return fault.outcome();
        }
        String needs = checks.get(id).path("blockedBy").asText();
        return needs.isEmpty() || expected(checks, needs, fault).equals("passed") ? "passed" : "not-run";
    }

    private static void assertFindings(ConsultFault fault, Launched launched) throws IOException {
        Map<String, JsonNode> checks = launched.checks();
        fault.places().forEach((id, place) -> {
            List<String> said = fault.outcome().equals("failed")
                    ? places(checks.get(id))
                    : List.of(checks.get(id).path("reason").asText());
            assertThat(said).as(launched.out()).anyMatch(text -> text.startsWith(place));
        });
    }

    /** Each of them told once: the command that is printed leads to the same. */
    private static void assertThatRerunsSayTheSame(ConsultFault fault, ConsultCopy copy, Launched first)
            throws IOException {
        for (String id : fault.places().keySet()) {
            assertThat(first.out()).containsOnlyOnce("rerun: ./predeploy run --only " + id + "\n");
        }
        String id = fault.places().keySet().iterator().next();

        Launched again = copy.run("--only", id);

        assertThat(again.exitCode()).as(again.out()).isEqualTo(fault.exitCode());
        assertThat(again.outcomes()).as(again.out()).containsExactly(id + " " + fault.outcome());
        assertFindings(
                new ConsultFault(
                        fault.name(),
                        fault.breaking(),
                        fault.outcome(),
                        Map.of(id, fault.places().get(id))),
                again);
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
