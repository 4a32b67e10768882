package dev.predeploy.kit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckEachTests {
    @TempDir
    Path folder;

    @Test
    void passesWhatThrowsNothing() throws IOException {
        TestedChecks checks = run("probes: {probe: {one: pass, two: pass}}");

        assertThat(checks.ids()).containsExactly("probes/probe/one", "probes/probe/two");
        assertThat(checks.all()).allSatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.PASSED));
        assertThat(checks.check("probes/probe/one").steps()).containsExactly("did one");
    }

    @Test
    void runsNothingWhereNothingIsDeclared() throws IOException {
        assertThat(run("probes: {}").all()).isEmpty();
    }

    @Test
    void failsAsATestFailsWithTheFindingsAsData() throws IOException {
        TestedCheck check = only("fail");

        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().place().text()).isEqualTo("a.txt:3:4");
    }

    @Test
    void passesWithAWarning() throws IOException {
        TestedCheck check = only("warn");

        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().severity()).isEqualTo(Severity.WARNING);
        assertThat(check.finding().line())
                .isEqualTo("a.txt:3:4 [odd] hunter2-hunter2 is odd; expected an even one; fix: Even it out.");
    }

    @Test
    void tellsBrokenFromFailed() throws IOException {
        assertThat(only("break").outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(only("break").reason()).isEqualTo("the tool crashed");
        assertThat(only("crash").outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(only("crash").reason()).startsWith("the check itself broke: IOException: disk of");
        assertThat(only("crash").evidence().get("stack-trace.txt"))
                .startsWith("java.io.IOException: disk of")
                .contains("at " + getClass().getPackageName());
        assertThat(only("break").evidence()).doesNotContainKey("stack-trace.txt");
    }

    @Test
    void abortsWhatWasNotRun() throws IOException {
        assertThat(only("not-run").outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(only("assume").outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(only("assume").reason()).contains("no such thing here");
    }

    @Test
    void readsPlainAssertionsOfATeamsOwnChecks() throws IOException {
        TestedCheck check = only("assert");

        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.reason()).isEqualTo("two is not three");
    }

    @Test
    void putsAFailureWithoutAPlaceWhereTheCheckIsDeclared() throws IOException {
        assertThat(only("assert").finding().place().text()).isEqualTo("predeploy.yml:2:18");
    }

    @Test
    void stopsAHangingCheckAtItsTimeLimitAndSaysHowToAllowMore() throws IOException {
        TestedCheck check = only("{does: hang, time-limit: 200ms}");

        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).isEqualTo("stopped by Predeploy at its time limit of 200ms");
        assertThat(check.finding().fix().orElseThrow()).contains("`time-limit:` at probes.probe.one");
    }

    @Test
    void skipsByTheStackFilesWordWithItsReason() throws IOException {
        TestedCheck check = only("{does: fail, skip: not before May}");

        assertThat(check.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(check.reason()).isEqualTo("not before May");
    }

    @Test
    void keepsSecretsOutOfExceptionsAndEvidence() throws IOException {
        Files.writeString(folder.resolve("password.txt"), "hunter2-hunter2");

        TestedChecks checks =
                run("secrets: {PASSWORD: {file: password.txt}}\nprobes: {probe: {one: fail, two: crash}}");

        assertThat(checks.all()).hasSize(2).allSatisfy(check -> {
            assertThat(check.reason()).contains("***").doesNotContain("hunter2");
            assertThat(check.evidence()).containsEntry("log.txt", "saw ***");
            assertThat(check.evidence().values()).noneMatch(text -> text.contains("hunter2"));
        });
    }

    @Test
    void namesTheFailingPlaceOfAWrongStackFile() {
        assertThatThrownBy(() -> run("probes: {prove: {one: pass}}"))
                .hasMessageContaining("predeploy.yml:2:10")
                .hasMessageContaining("did you mean `probe`?");
    }

    private TestedCheck only(String does) throws IOException {
        return run("probes: {probe: {one: " + does + "}}").only();
    }

    private TestedChecks run(String sections) throws IOException {
        return CheckTester.of(ProbeCheck.class).run(folder, "stack: probed\n" + sections + "\n");
    }
}
