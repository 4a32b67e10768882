package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images that start by their own entry points, and such that do not, on the real engine. */
@NeedsEngine
@Timeout(120)
class ImageStartTests {
    @TempDir
    private Path folder;

    @Test
    void passesWhileItRunsOn() throws Exception {
        TestedCheck check =
                run("CMD [\"sh\", \"-c\", \"echo up as $NAME; sleep 600\"]", "{stays: 1s, env: {NAME: me}}");
        assertThat(check.reason()).isEmpty();
        assertThat(check.evidence().get("start.log")).contains("up as me");
    }

    @Test
    void passesOnceItIsHealthy() throws Exception {
        TestedCheck check = run("HEALTHCHECK CMD test -e /tmp/up\nCMD touch /tmp/up; sleep 600", "{}");
        assertThat(check.reason()).isEmpty();
    }

    @Test
    void aHealthCheckThatIsSwitchedOffDoesNotCount() throws Exception {
        assertThat(run("HEALTHCHECK NONE\nCMD sleep 600", "{stays: 1s}").reason())
                .isEmpty();
    }

    @Test
    void passesWhenItEndsAsItIsTo() throws Exception {
        assertThat(run("CMD true", "{ends: true}").reason()).isEmpty();
    }

    @Test
    void tellsTheExitCodeAndTheLastLinesOfACrash() throws Exception {
        TestedCheck check = run("CMD echo starting; echo no database >&2; exit 3", "{}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("the image's entry point ended with exit code 3");
        assertThat(check.finding().actual().orElseThrow()).contains("starting", "no database");
        assertThat(check.finding().place()).isEqualTo(Place.file("Dockerfile", 2));
    }

    @Test
    void anEndIsWrongWhereItIsToRunOnEvenWithoutAnError() throws Exception {
        TestedCheck check = run("ENTRYPOINT [\"true\"]", "{}");
        assertThat(check.finding().what()).isEqualTo("the image's entry point ended with exit code 0");
        assertThat(check.finding().fix().orElseThrow()).contains("ends: true");
    }

    @Test
    void tellsWhatTheHealthCheckSaidLast() throws Exception {
        TestedCheck check = run(
                "HEALTHCHECK CMD echo database is away; exit 1\nCMD echo waiting for the database; sleep 600", "3s");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("the image did not turn healthy within 3s");
        assertThat(check.finding().actual().orElseThrow())
                .contains("exit code 1: database is away", "waiting for the database");
        assertThat(check.finding().place()).isEqualTo(Place.file("Dockerfile", 2));
    }

    @Test
    void isStoppedWhereItNeverEnds() throws Exception {
        TestedCheck check = run("CMD sleep 600", "{ends: true, within: 2s}");
        assertThat(check.finding().what()).isEqualTo("the image's entry point did not end within 2s");
    }

    @Test
    void tellsWhoWasKilledForMemory() throws Exception {
        TestedCheck check = run(
                "CMD [\"sh\", \"-c\", \"head -c 200M /dev/zero | exec tail -c 190M\"]",
                "{stays: 20s, memory-limit: 32MiB}");
        assertThat(check.finding().what()).isEqualTo("the image's entry point was killed for lack of memory");
    }

    @Test
    void namesTheEntryPointThatIsNotThere() throws Exception {
        TestedCheck check = run("ENTRYPOINT [\"/app/run.sh\"]", "{}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().what()).isEqualTo("the image cannot be started");
        assertThat(check.finding().actual().orElseThrow()).contains("/app/run.sh");
        assertThat(check.finding().place()).isEqualTo(Place.file("Dockerfile", 2));
    }

    @Test
    void namesTheUserThatIsNotThere() throws Exception {
        TestedCheck check = run("USER nobody-knows\nCMD true", "{}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().actual().orElseThrow()).contains("nobody-knows");
    }

    private TestedCheck run(String instructions, String starts) throws Exception {
        return new TestStack(folder)
                .with("Dockerfile", "FROM debian:bookworm-slim\n" + instructions + "\n")
                .run(ContentsCheck.class, "images: {web: .}\nbuild: {contents: {web: {starts: %s}}}".formatted(starts));
    }
}
