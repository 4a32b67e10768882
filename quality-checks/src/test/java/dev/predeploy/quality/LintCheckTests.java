package dev.predeploy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LintCheckTests {
    private static final String SARIF = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "fake"}}, "results": [
              {"ruleId": "F401", "level": "%s", "message": {"text": "unused"}, "locations": [{"physicalLocation":
                {"artifactLocation": {"uri": "app/main.py"}, "region": {"startLine": 3, "startColumn": 8}}}]}]}]}
            """;
    private static final String CLEAN =
            "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"fake\"}}, \"results\": []}]}";
    private static final String FAKE = "quality: {lint: {fake: {run: ./fake, report: {sarif: out/lint.sarif}}}}";

    @TempDir
    Path folder;

    private TestStack stack;

    @BeforeEach
    void prepare() throws Exception {
        stack = new TestStack(folder).with("app/main.py", "import os\n").with("clean.sarif", CLEAN);
    }

    @Test
    void passesWhenTheToolIsContent() throws Exception {
        stack.withTool("fake", "mkdir out && cp clean.sarif out/lint.sarif");

        assertThat(stack.run(LintCheck.class, FAKE).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsOnAFindingAtItsPlaceAlsoWhenTheToolEndsWell() throws Exception {
        stack.with("found.sarif", SARIF.formatted("warning"))
                .withTool("fake", "mkdir out && cp found.sarif out/lint.sarif");

        var ended = stack.run(LintCheck.class, FAKE);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("1 finding");
        assertThat(ended.finding())
                .isEqualTo(Finding.of("unused")
                        .rule("F401")
                        .severity(Severity.WARNING)
                        .at(new InFile("app/main.py", new Span(3, 8, 0, 0))));
    }

    @Test
    void passesWhatWeighsTooLittleWhenTheExitCodeOnlySaysThatItWasFound() throws Exception {
        stack.with("found.sarif", SARIF.formatted("warning")).withTool("fake", "cat found.sarif; exit $CODE");
        String section =
                "quality: {lint: {fake: {run: ./fake, env: {CODE: \"%d\"}, report: {sarif: \"-\"}, fails-on: error}}}";

        assertThat(stack.run(LintCheck.class, section.formatted(1)).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(stack.run(LintCheck.class, section.formatted(2)).outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void showsPathsOfAFolderWithinAsTheUserKnowsThem() throws Exception {
        stack.with("web/app/main.py", "")
                .with("web/found.sarif", SARIF.formatted("error"))
                .withTool("web/fake", "cat found.sarif; exit 1");

        var ended = stack.run(
                LintCheck.class, "quality: {lint: {fake: {run: ./fake, directory: web, report: {sarif: \"-\"}}}}");

        assertThat(ended.finding().place()).isEqualTo(Place.file("web/app/main.py", 3, 8));
    }

    @Test
    void isBrokenWhenTheToolFailsWithoutAFinding() throws Exception {
        stack.withTool("fake", "mkdir out && cp clean.sarif out/lint.sarif; echo cannot load the rules >&2; exit 2");

        var ended = stack.run(LintCheck.class, FAKE);

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("./fake ended with exit code 2, but reports nothing that fails the check");
        assertThat(ended.finding().actual()).contains("cannot load the rules");
    }

    @Test
    void isBrokenWhenTheToolCrashesBeforeItReports() throws Exception {
        stack.withTool("fake", "echo 'Traceback (most recent call last)'; exit 1");

        var ended = stack.run(LintCheck.class, FAKE);

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("./fake ended with exit code 1 and wrote no report to out/lint.sarif");
        assertThat(ended.finding().actual()).contains("Traceback (most recent call last)");
    }

    @Test
    void failsAtAPathThatIsNone() throws Exception {
        stack.withTool("fake", "printf 'a\\0b.java:7: error: bad\\n'; exit 1");

        var ended = stack.run(LintCheck.class, "quality: {lint: {fake: {run: ./fake, report: {javac: output}}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.finding().place().text()).matches("a.b\\.java:7");
    }

    @Test
    void isBrokenWhenASignalEndsTheTool() throws Exception {
        stack.withTool("fake", "kill -SEGV $$");

        var ended = stack.run(LintCheck.class, FAKE);

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).contains("SIGSEGV");
    }

    @Test
    void isBrokenWhenThereIsNoSuchTool() throws Exception {
        var ended = stack.run(
                LintCheck.class, "quality: {lint: {fake: {run: [no-such-linter, .], report: {sarif: \"-\"}}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).contains("there is no no-such-linter");
    }

    @Test
    void isBrokenWhenTheToolHangsAndSaysWhoStoppedIt() throws Exception {
        stack.withTool("fake", "echo waiting for the moon; exec sleep 600");

        var ended = stack.run(LintCheck.class, FAKE.replace("run:", "time-limit: 500ms, run:"));

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).contains("stopped by Predeploy", "500ms");
        assertThat(ended.finding().actual()).hasValue("waiting for the moon");
    }

    @Test
    void isBrokenWhenTheToolFloods() throws Exception {
        stack.withTool("fake", "cat clean.sarif; head -c 30000000 /dev/zero | tr '\\0' 'x'");

        var ended = stack.run(LintCheck.class, FAKE.replace("out/lint.sarif", "\"-\""));

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).contains("writes more than is kept");
    }

    @Test
    void isBrokenWhenTheToolNeedsTooMuchMemory() throws Exception {
        stack.withTool("fake", "x=0123456789; while :; do x=$x$x; done");

        var ended = stack.run(LintCheck.class, FAKE.replace("run:", "memory-limit: 60MB, run:"));

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).contains("more than its limit");
    }

    @Test
    void isBrokenWhenTheReportIsGarbageAndSaysWhere() throws Exception {
        stack.withTool("fake", "mkdir out; printf '{\"runs\": [\\n oops' > out/lint.sarif");

        var ended = stack.run(LintCheck.class, FAKE);

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("./fake writes an unreadable report");
        assertThat(ended.finding().place().text()).startsWith("out/lint.sarif:2:");
    }

    @Test
    void isBrokenWhenOnlyAnOldReportLiesThere() throws Exception {
        stack.with("out/lint.sarif", CLEAN).withTool("fake", ":");

        var ended = stack.run(LintCheck.class, FAKE);

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("./fake ended well and wrote no report to out/lint.sarif");
    }

    @Test
    void isBrokenWhenTheToolSaysThatItDidNotSucceed() throws Exception {
        stack.withTool("fake", """
                echo '{"runs": [{"tool": {"driver": {"name": "fake"}}, "results": [],
                  "invocations": [{"executionSuccessful": false}]}]}'
                """);

        var ended = stack.run(LintCheck.class, FAKE.replace("out/lint.sarif", "\"-\""));

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("./fake did not do its work: fake reports that it did not succeed");
    }

    @Test
    void isNotRunWhenNoFileWasLookedAt() throws Exception {
        stack.withTool("fake", "echo '<checkstyle/>'");
        String section = "quality: {lint: {fake: {run: ./fake, report: {checkstyle: \"-\"}}}}";

        var ended = stack.run(LintCheck.class, section);

        assertThat(ended.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(ended.reason()).isEqualTo("no file was looked at");
        assertThat(ended.finding().fix().orElseThrow()).contains("`none-linted: pass`");
        assertThat(stack.run(LintCheck.class, section.replace("run:", "none-linted: pass, run:"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void leavesTheUsersTreeAsItWas() throws Exception {
        stack.withTool("fake", "cat clean.sarif; rm -r app; touch cache");

        assertThat(stack.run(LintCheck.class, FAKE.replace("out/lint.sarif", "\"-\""))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(folder.resolve("app/main.py")).exists();
        assertThat(folder.resolve("cache")).doesNotExist();
    }
}
