package dev.predeploy.quality.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import dev.predeploy.kit.finding.Severity;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReaderTests {
    @TempDir
    Path temporary;

    @Test
    void readsRuleLevelMessageAndRegion() throws Exception {
        Report report = read("""
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "ruff"}}, "results": [
                  {"ruleId": "F401", "level": "error", "message": {"text": "`os` imported but unused"},
                   "locations": [{"physicalLocation": {"artifactLocation": {"uri": "app/main.py"},
                     "region": {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 10}}}],
                   "fixes": [{"description": {"text": "Remove unused import: `os`"}}]}]}]}
                """);

        assertThat(report.findings())
                .containsExactly(Finding.of("`os` imported but unused")
                        .rule("F401")
                        .at(new InFile("app/main.py", new Span(3, 8, 3, 10)))
                        .fix("Remove unused import: `os`"));
        assertThat(report.faults()).isEmpty();
        assertThat(report.files()).isEmpty();
    }

    @Test
    void takesLevelMessageAndHelpFromTheRuleEvenWhenItStandsAfterTheResults() throws Exception {
        Report report = read("""
                {"runs": [{"results": [
                    {"ruleIndex": 0, "message": {"id": "unused", "arguments": ["os", "x.py"]}},
                    {"ruleId": "other", "message": {"text": "by default a warning"}},
                    {"ruleId": "N1", "message": {}}],
                  "tool": {"driver": {"name": "t", "rules": [
                    {"id": "F401", "helpUri": "https://rules.example/F401", "defaultConfiguration": {"level": "error"},
                     "messageStrings": {"unused": {"text": "{0} is unused in {1}"}}},
                    {"id": "N1", "shortDescription": {"text": "a note"}, "defaultConfiguration": {"level": "note"}}]}}}]}
                """);

        assertThat(report.findings())
                .containsExactly(
                        Finding.of("os is unused in x.py").rule("F401").fix("See https://rules.example/F401"),
                        Finding.of("by default a warning").rule("other").severity(Severity.WARNING),
                        Finding.of("a note").rule("N1").severity(Severity.NOTE));
        assertThat(report.countAtLeast(Severity.WARNING)).isEqualTo(2);
        assertThat(report.atLeast(Severity.ERROR)).hasSize(1);
    }

    @Test
    void resolvesBasesIndicesAndPercentEncoding() throws Exception {
        Folder folder = new Folder(temporary);
        folder.write("apps/a b.py", "");
        String absolute = temporary.resolve("apps/a b.py").toUri().toString();
        Report report = folder.read(ReportFormat.SARIF, """
                {"runs": [{"tool": {"driver": {"name": "t"}},
                  "originalUriBaseIds": {"ROOT": {"uri": "ROOT_URI"}, "APPS": {"uri": "apps", "uriBaseId": "ROOT"}},
                  "artifacts": [{"location": {"uri": "a%20b.py", "uriBaseId": "APPS"}, "roles": ["analysisTarget"]}],
                  "results": [
                   {"message": {"text": "1"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "FILE_URI"}}}]},
                   {"message": {"text": "2"}, "locations": [{"physicalLocation": {"artifactLocation": {"index": 0}}}]},
                   {"message": {"text": "3"}, "locations": [{"physicalLocation": {"artifactLocation":
                       {"uri": "apps/a%20b.py", "uriBaseId": "%SRCROOT%"}}}]},
                   {"message": {"text": "4"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "apps/a b.py"}}}]},
                   {"message": {"text": "5"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "https://a.example/x"}}}]}
                  ]}]}
                """.replace(
                "ROOT_URI", temporary.toUri().toString()).replace("FILE_URI", absolute));

        Place file = Place.file("apps/a b.py");
        assertThat(report.findings())
                .extracting(Finding::place)
                .containsExactly(file, file, file, file, Place.url(URI.create("https://a.example/x")));
        assertThat(report.files()).hasValue(1);
    }

    @Test
    void leavesOutWhatPassedWasSuppressedOrIsGone() throws Exception {
        Report report = read("""
                {"runs": [{"tool": {"driver": {"name": "t"}}, "results": [
                  {"kind": "pass", "message": {"text": "fine"}},
                  {"level": "none", "message": {"text": "nothing"}},
                  {"message": {"text": "accepted"}, "suppressions": [{"kind": "inSource"}]},
                  {"message": {"text": "gone"}, "baselineState": "absent"},
                  {"message": {"text": "refused"}, "suppressions": [{"kind": "external", "status": "rejected"}]}]}]}
                """);

        assertThat(report.findings()).extracting(Finding::what).containsExactly("refused");
    }

    @Test
    void takesTheToolAtItsWordThatItDidNotDoItsWork() throws Exception {
        Report report = read("""
                {"runs": [
                  {"tool": {"driver": {"name": "one"}}, "results": [], "invocations": [{"executionSuccessful": false,
                    "toolExecutionNotifications": [{"level": "error", "message": {"text": "cannot parse a.js"},
                      "descriptor": {"id": "ESL0999"},
                      "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.js"}, "region": {"startLine": 4}}}]}]}]},
                  {"tool": {"driver": {"name": "two"}}, "results": [], "invocations": [
                    {"executionSuccessful": false, "exitCodeDescription": "out of luck"}]},
                  {"tool": {"driver": {"name": "three"}}, "results": null},
                  {"tool": {"driver": {"name": "four"}}, "results": [], "invocations": [{"executionSuccessful": true,
                    "toolConfigurationNotifications": [{"level": "warning", "message": {"text": "old option"}}]}]}]}
                """);

        assertThat(report.faults())
                .containsExactly(
                        Finding.of("cannot parse a.js").rule("ESL0999").at(Place.file("a.js", 4)),
                        Finding.of("two reports that it did not succeed: out of luck"),
                        Finding.of("three reports a run without results"));
    }

    @Test
    void makesOneLineWithoutColours() throws Exception {
        Report report = read("""
                {"runs": [{"results": [{"message": {"text": "\\u001b[31mred\\u001b[0m,\\nand\\u0007 more"}}]}]}
                """);

        assertThat(report.findings()).extracting(Finding::what).containsExactly("red, and more");
    }

    @Test
    void keepsTwentyThousandOfEachSeverityAndCountsAll() throws Exception {
        String note = "{\"level\": \"note\", \"message\": {\"text\": \"n\"}},";
        Report report = read("{\"runs\": [{\"tool\": {}, \"results\": [" + note.repeat(20_500)
                + "{\"level\": \"error\", \"message\": {\"text\": \"the one\"}}]}]}");

        assertThat(report.findings()).hasSize(20_001);
        assertThat(report.findings().get(0).what()).isEqualTo("the one");
        assertThat(report.countAtLeast(Severity.NOTE)).isEqualTo(20_501);
    }

    @Test
    void saysWhereAReportIsCutOff() {
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("{\"runs\": [\n  {\"results\": [{\"mess"))
                .withMessageContaining("no well-formed JSON")
                .extracting(e -> e.place().text())
                .asString()
                .startsWith("reports/report:2:");
    }

    @Test
    void refusesWhatIsNoSarif() {
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("[]"))
                .withMessage("is no SARIF: expected {");
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("{\"errors\": 0}"))
                .withMessage("is no SARIF of a run: `runs` is missing or empty");
        assertThatExceptionOfType(UnreadableReport.class).isThrownBy(() -> read("Segmentation fault\n"));
        assertThatExceptionOfType(UnreadableReport.class).isThrownBy(() -> read(""));
    }

    @Test
    void survivesANestingThatIsMeantToHurt() {
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("{\"runs\": [{\"results\": [" + "[".repeat(100_000)));
    }

    private Report read(String text) throws Exception {
        return new Folder(temporary).read(ReportFormat.SARIF, text);
    }
}
