package dev.predeploy.integration.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether each hazard in the table is found for what it is, and its safe twin is not reported. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HazardTests {
    @TempDir
    private Path folder;

    private final List<HazardServer> servers = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> onPostgres15() throws Exception {
        return tests("15");
    }

    @TestFactory
    Stream<DynamicTest> onPostgres18() throws Exception {
        return tests("18");
    }

    private Stream<DynamicTest> tests(String version) throws Exception {
        HazardServer server = new HazardServer(folder, version);
        servers.add(server);
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, List<HazardRow>> expected = HazardRow.of(version);
        for (HazardFile file : HazardFile.all()) {
            List<HazardRow> rows = expected.getOrDefault(file.name(), List.of());
            if (file.has("hazard")) {
                tests.add(DynamicTest.dynamicTest(
                        "finds " + file.name(), () -> expect(server.judge(file, "hazard"), rows)));
            }
            tests.add(DynamicTest.dynamicTest(
                    "passes the safe twin of " + file.name(), () -> expectNothing(server.judge(file, "twin"))));
        }
        assertThat(tests).hasSizeGreaterThan(200);
        return tests.stream();
    }

    @AfterAll
    void close() throws IOException {
        for (HazardServer server : servers) {
            server.close();
        }
    }

    private static void expectNothing(HazardServer.Judged judged) {
        assertThat(judged.findings()).as(judged.table()).isEmpty();
    }

    private static void expect(HazardServer.Judged judged, List<HazardRow> rows) {
        assertThat(rows)
                .as("a row of the table for " + judged.findings() + judged.table())
                .isNotEmpty();
        assertThat(judged.findings().stream().map(finding -> finding.rule().orElse("")))
                .as(judged.findings() + judged.table())
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(HazardRow::rule).distinct().toList());
        for (HazardRow row : rows) {
            Finding finding = judged.findings().stream()
                    .filter(each -> each.rule().orElse("").equals(row.rule()))
                    .findFirst()
                    .orElseThrow();
            assertThat(finding.place().text()).isEqualTo(row.hazard() + ".sql:" + row.line());
            row.expect(finding, row.line(), judged.table());
        }
    }
}
