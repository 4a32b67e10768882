package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.run.Run;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Compares whole outputs. */
class AgentRendererTests {
    private static final String PASSING = """
            predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 2 checks
            passed: 2 of 2 checks (build 1, quality 1)
            verdict: passed, exit code 0 (2 passed in 9.3s); whole report: target/predeploy/report.json
            """;

    private static final String FAILING = """
            predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 7 checks
            passed: 1 of 7 checks (build 1)
            skipped: 1: quality/tests/pytest (flaky until the clock is injected)
            failed build/image/worker: the build stopped
              worker/Dockerfile:12 npm ERR! missing script: build
                fix: Add the script to worker/package.json.
              not run because of it (2): quality/types/tsc, quality/lint/eslint
              evidence: target/predeploy/evidence/build/image/worker/build.log
              rerun: ./predeploy run --only build/image/worker
            failed quality/types/mypy: 1 type error
              apps/sites/models.py:45:9 [arg-type] Argument 1 to "f" has incompatible type "int"; expected "str"
                expected: str
                actual: int
              rerun: ./predeploy run --only quality/types/mypy
            failed quality/lint/ruff (not required): 7 findings
              apps/sites/views.py:1:101 [E501] line too long (101 > 100)
              apps/sites/views.py:2:101 [E501] line too long (102 > 100)
              apps/sites/views.py:3:101 [E501] line too long (103 > 100)
              apps/sites/views.py:4:101 [E501] line too long (104 > 100)
              apps/sites/views.py:5:101 [E501] line too long (105 > 100)
              apps/sites/views.py:6:101 [E501] line too long (106 > 100)
              apps/sites/views.py:7:101 [E501] line too long (107 > 100)
              rerun: ./predeploy run --only quality/lint/ruff
            verdict: failed, exit code 1 (1 passed, 3 failed, 2 not run, 1 skipped in 9.3s); whole report: target/predeploy/report.json
            """;

    private static final String BROKEN = """
            predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 2 checks
            passed: 1 of 2 checks (build 1)
            broken quality/types/mypy: mypy ended with exit code 2 and reported nothing
              expected: a JSON report
              actual: Segmentation fault
              fix: Run mypy by hand, or raise the memory limit.
              rerun: ./predeploy run --only quality/types/mypy
            verdict: broken, exit code 3 (1 passed, 1 broken in 9.3s); whole report: target/predeploy/report.json
            """;

    private static final String NOT_RUN = """
            predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 3 checks
            passed: 0 of 3 checks
            not-run build/image/django: no container engine answers
              fix: Start Docker or Podman.
              the same for (1): build/image/worker
              not run because of it (1): quality/types/mypy
              rerun: ./predeploy run --only build/image/django
            verdict: not-run, exit code 4 (3 not run in 9.3s); whole report: target/predeploy/report.json
            """;

    private static final String INTERRUPTED = """
            predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 2 checks
            passed: 1 of 2 checks (build 1)
            not-run quality/types/mypy: interrupted
              rerun: ./predeploy run --only quality/types/mypy
            verdict: interrupted, exit code 130 (1 passed, 1 not run in 9.3s; ended early: interrupted by Ctrl-C); whole report: target/predeploy/report.json
            """;

    private static final String EMPTY = """
            predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 0 checks
            passed: 0 of 0 checks
            verdict: not-run, exit code 4 (no check ran in 9.3s); whole report: target/predeploy/report.json
            """;

    private static final String HOSTILE = """
            predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 1 check
            passed: 0 of 1 check
            failed quality/lint/evil: [1A all is well
              a b.py:1 [x y] [2J [31mred RESULT: PASSED ::set-output name=a::b
                expected: ##[command]rm -rf
                actual: line 1 line 2 line 3 2J
                fix: ]0;title none
              rerun: ./predeploy run --only quality/lint/evil
            verdict: failed, exit code 1 (1 failed in 9.3s); whole report: target/predeploy/report.json
            """;

    @Test
    void needsThreeLinesForARunThatPassed() {
        assertThat(told(Sample.passing())).isEqualTo(PASSING);
    }

    @Test
    void tellsWhatPassedWithAWarning() {
        assertThat(told(Sample.warning())).isEqualTo("""
                predeploy: stack consult, file /home/ada/consult/predeploy.yml, commit 0123456789ab (with uncommitted changes), 2 checks
                passed: 2 of 2 checks (build 2)
                build/image/worker: worker/.dockerignore warning: the build context holds 210 MB; fix: Add `node_modules` to it.
                verdict: passed, exit code 0 (2 passed in 9.3s); whole report: target/predeploy/report.json
                """);
    }

    @Test
    void putsTheCauseThatBlocksMostFirst() {
        assertThat(told(Sample.failing())).isEqualTo(FAILING);
    }

    @Test
    void tellsBrokenFromFailed() {
        assertThat(told(Sample.broken())).isEqualTo(BROKEN);
    }

    @Test
    void tellsACauseThatChecksShareOnce() {
        assertThat(told(Sample.notRun())).isEqualTo(NOT_RUN);
    }

    @Test
    void tellsThatItWasInterrupted() {
        assertThat(told(Sample.interrupted())).isEqualTo(INTERRUPTED);
    }

    @Test
    void tellsThatNothingWasChecked() {
        assertThat(told(Sample.run())).isEqualTo(EMPTY);
    }

    @Test
    void keepsItsShapeWhateverAToolSays() {
        assertThat(told(Sample.hostile())).isEqualTo(HOSTILE);
    }

    @Test
    void staysWithinItsBudgetAndEndsWithTheVerdict() {
        for (int checks : new int[] {5, 40, 400}) {
            String text = told(Sample.manyFailures(checks, 100));

            assertThat(text.lines()).hasSizeLessThanOrEqualTo(200);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(16 * 1024);
            assertThat(text.lines().toList().get(text.lines().toList().size() - 1))
                    .startsWith("verdict: failed, exit code 1 (" + checks + " failed in 9.3s)");
        }
    }

    @Test
    void saysHowMuchItLeftOut() {
        assertThat(told(Sample.manyFailures(400, 100)))
                .contains("  and 90 more findings, in target/predeploy/report.json\n")
                .containsPattern("\\nand \\d+ more root causes, in target/predeploy/report.json\\nverdict: ");
    }

    @Test
    void namesWhatStillRunsAtGrowingDistances() {
        Recorder recorder = new Recorder();
        AgentRenderer renderer = new AgentRenderer(recorder.output(Screen.LOG));
        for (int i = 0; i < 20; i++) {
            recorder.after(Duration.ofSeconds(30));
            renderer.stillRunning(recorder.stillRunning("quality/tests/unit"));
        }

        assertThat(recorder.written()).isEqualTo("""
                        Still running: quality/tests/unit (30s)
                        Still running: quality/tests/unit (1m 00s)
                        Still running: quality/tests/unit (2m 00s)
                        Still running: quality/tests/unit (4m 00s)
                        Still running: quality/tests/unit (8m 00s)
                        """);
    }

    private static String told(Run run) {
        Recorder recorder = new Recorder();
        recorder.tell(run, new AgentRenderer(recorder.output(Screen.LOG)));
        return recorder.written();
    }
}
