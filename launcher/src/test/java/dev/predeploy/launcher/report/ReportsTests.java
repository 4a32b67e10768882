package dev.predeploy.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.launcher.report.json.ReportJson;
import dev.predeploy.launcher.report.markdown.SummaryMarkdown;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunEvent;
import dev.predeploy.launcher.run.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReportsTests {
    @TempDir
    Path out;

    @TempDir
    Path temporary;

    private RunFolder runFolder;

    @BeforeEach
    void openRunFolder() throws IOException {
        runFolder = RunFolder.open(temporary.resolve("runs"));
    }

    @AfterEach
    void closeRunFolder() throws IOException {
        runFolder.close();
    }

    @Test
    void writesTheOthersWhereOneCannotBeWritten() throws IOException {
        Reports.Written written;
        try (Reports reports = open(List.of(new Full(), new SummaryMarkdown()))) {
            reports.events()
                    .started(new RunEvent.Started(
                            Samples.START, Samples.passing().head()));
            written = reports.write(Samples.passing());
        }
        assertThat(written.problems())
                .containsExactly(new ReportProblem("full.txt", "IOException: No space left on device", true));
        assertThat(written.run().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(out.resolve("summary.md"))
                .content()
                .contains("BROKEN", "could not write full.txt: IOException: No space left on device");
        assertThat(out.resolve("events.ndjson")).content().contains("run-started");
    }

    @Test
    void tellsTheVerdictAnewWhereWhatComesLateSpoilsIt() throws IOException {
        Reports.Writers writers = new Reports.Writers(
                List.of(), List.of(new SummaryMarkdown()), List.of(new Full()), List.of(new ReportJson()));
        try (Reports reports = open(writers)) {
            assertThat(reports.write(Samples.passing()).problems()).hasSize(1);
        }
        assertThat(out.resolve("summary.md")).content().contains("BROKEN", "could not write full.txt");
        assertThat(out.resolve("report.json")).content().contains("\"verdict\": \"broken\"");
    }

    @Test
    void hasNothingToTellWhereAllIsWritten() throws IOException {
        try (Reports reports = open(List.of(new ReportJson(), new JunitXml(Optional.empty())))) {
            assertThat(reports.write(Samples.failing()).problems()).isEmpty();
        }
    }

    @Test
    void everyReportCountsEveryCheck() throws IOException {
        Run run = Samples.failing();
        Reports.Setting setting = setting(Map.of());
        try (Reports reports = Reports.begin(setting)) {
            run.checks().forEach(check -> reports.events().checkEnded(new RunEvent.CheckEnded(Samples.START, check)));
            assertThat(reports.write(run).problems()).isEmpty();
        }
        assertThat(occurrences("report.json", "\"rerun\":")).isEqualTo(8);
        assertThat(occurrences("events.ndjson", "\"check-ended\"")).isEqualTo(8);
        assertThat(occurrences("junit/TEST-build.xml", "<testcase ")
                        + occurrences("junit/TEST-quality.xml", "<testcase ")
                        + occurrences("junit/TEST-integration.xml", "<testcase "))
                .isEqualTo(8);
        assertThat(listed(out.resolve("allure-results"), "-result.json")).hasSize(8);
        assertThat(run.checks())
                .allMatch(check -> check.outcome() == Outcome.PASSED
                        || content("summary.md").contains("`" + check.id() + "`"));
        assertThat(out.resolve("allure-report/index.html")).content().doesNotContainPattern("(src|href)=\"(?!data:)");
        assertThat(out).isDirectoryNotContaining("glob:**.predeploy-part*");
    }

    @Test
    void aSecondRunKnowsTheFirst() throws IOException {
        for (int run = 0; run < 2; run++) {
            try (Reports reports = Reports.begin(setting(Map.of()))) {
                assertThat(reports.write(Samples.failing()).problems()).isEmpty();
            }
        }
        assertThat(occurrences("allure-results/history/history-trend.json", "\"data\""))
                .isEqualTo(1);
        assertThat(occurrences("allure-report/history/history-trend.json", "\"data\""))
                .isEqualTo(2);
    }

    @Test
    void noToolWritesAScriptIntoTheAllurePage() throws IOException {
        try (Reports reports = Reports.begin(setting(Map.of()))) {
            assertThat(reports.write(Samples.hostile()).problems()).isEmpty();
        }
        Path[] results = listed(out.resolve("allure-results"), "-result.json");
        JsonNode result = new ObjectMapper().readTree(results[0].toFile());
        assertThat(result.at("/statusDetails/message").textValue())
                .contains("script")
                .doesNotContain("<");
        assertThat(result.at("/statusDetails/trace").textValue())
                .contains("script")
                .doesNotContain("<");
        assertThat(result.at("/descriptionHtml").textValue())
                .contains("&lt;script")
                .doesNotContain("<script");
    }

    @Test
    void tellsGithubWhereItRuns() throws IOException {
        Path summary = temporary.resolve("summary");
        Reports.Setting setting = setting(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        try (Reports reports = Reports.begin(setting)) {
            reports.write(Samples.failing());
        }
        assertThat(summary).content().contains("## Predeploy: ❌ FAILED");
        assertThat(Reports.annotations(Samples.failing(), setting)).hasSize(5);
        assertThat(Reports.annotations(Samples.failing(), setting(Map.of()))).isEmpty();
    }

    private Reports.Setting setting(Map<String, String> variables) {
        return new Reports.Setting(out, "Predeploy: consult", runFolder, variables);
    }

    private static Path[] listed(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toArray(Path[]::new);
        }
    }

    private int occurrences(String report, String text) {
        return content(report).split(Pattern.quote(text), -1).length - 1;
    }

    private String content(String report) {
        return contentOf(out.resolve(report).toFile(), StandardCharsets.UTF_8);
    }

    private Reports open(List<ReportWriter> writers) throws IOException {
        return open(new Reports.Writers(writers, List.of(), List.of(), List.of()));
    }

    private Reports open(Reports.Writers writers) throws IOException {
        return Reports.open(OutputFolder.open(out), writers);
    }

    private static final class Full implements ReportWriter {
        @Override
        public String name() {
            return "full.txt";
        }

        @Override
        public void write(Run run, OutputFolder folder) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
