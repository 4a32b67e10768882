package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether each hazard in the table is found for what it is, and its safe twin is not reported. */
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HazardTests {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> hazardsOnTheOldestVersionAreFound() throws IOException {
        return tests("15");
    }

    @TestFactory
    Stream<DynamicTest> hazardsOnTheNewestVersionAreFound() throws IOException {
        return tests("18");
    }

    private Stream<DynamicTest> tests(String version) throws IOException {
        TestedChecks checks = run(version);
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, List<HazardRow>> expected = HazardRow.of(version);
        for (HazardFile file : HazardFile.all()) {
            if (file.has("hazard")) {
                TestedCheck check = checks.check("integration/locks/" + file.name() + "-hazard");
                List<HazardRow> rows = expected.getOrDefault(file.name(), List.of());
                tests.add(DynamicTest.dynamicTest(file.name() + " is found", () -> expect(check, rows)));
            }
            TestedCheck twin = checks.check("integration/locks/" + file.name() + "-twin");
            tests.add(DynamicTest.dynamicTest(file.name() + " has a safe twin", () -> expectNothing(twin)));
        }
        assertThat(tests).hasSizeGreaterThan(200);
        return tests.stream();
    }

    private static void expectNothing(TestedCheck check) {
        assertThat(check.findings())
                .as(check.evidence().getOrDefault("locks.md", ""))
                .isEmpty();
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }

    private static void expect(TestedCheck check, List<HazardRow> rows) {
        String seen = check.evidence().getOrDefault("locks.md", "");
        assertThat(rows).as("the table has no row for it: " + check.findings()).isNotEmpty();
        boolean isError = rows.stream().anyMatch(row -> row.severity().equals("error"));
        assertThat(check.outcome()).as(check.reason() + seen).isEqualTo(isError ? Outcome.FAILED : Outcome.PASSED);
        for (HazardRow row : rows) {
            List<Finding> found = check.findings().stream()
                    .filter(finding -> finding.rule().orElse("").equals(row.rule()))
                    .toList();
            assertThat(found).as(row + " in " + check.findings()).hasSize(1);
            Place place = found.get(0).place();
            assertThat(place.text()).matches(".*__hazard\\.sql:" + row.line() + "(:\\d+)?");
            assertThat(found.get(0).severity().name().toLowerCase(Locale.ROOT)).isEqualTo(row.severity());
            assertThat(found.get(0).line()).contains(row.relation()).contains(row.lock());
            assertThat(found.get(0).fix()).isPresent();
            assertThat(row.isSeenIn(seen)).as(row + " in " + seen).isTrue();
        }
        assertThat(check.findings().stream().map(finding -> finding.rule().orElse("")))
                .as(check.findings().toString())
                .containsOnlyOnceElementsOf(
                        rows.stream().map(HazardRow::rule).distinct().toList())
                .hasSize((int) rows.stream().map(HazardRow::rule).distinct().count());
    }

    private TestedChecks run(String version) throws IOException {
        StringBuilder migrations = new StringBuilder();
        StringBuilder locks = new StringBuilder();
        for (HazardFile file : HazardFile.all()) {
            for (String kind : List.of("hazard", "twin")) {
                if (file.has(kind)) {
                    String name = file.name() + "-" + kind;
                    file.write(folder.resolve(version).resolve(name), kind);
                    migrations.append("    %s: {tool: flyway, locations: [%s]}%n".formatted(name, name));
                    locks.append(("    %s: {live: '2', sizes: {orders: 40M rows, customers: 2M rows, countries: 200},"
                                    + " small: 10k rows}%n")
                            .formatted(name));
                }
            }
        }
        String stack = "stack: hazards%nintegration:%n  database: {version: %s}%n  migrations:%n%s  locks:%n%s"
                .formatted(version, migrations, locks);
        Path file = Files.writeString(folder.resolve(version).resolve("predeploy.yml"), stack);
        return CheckTester.of(LocksCheck.class).run(file);
    }
}
