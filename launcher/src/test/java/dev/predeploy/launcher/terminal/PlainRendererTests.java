package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.run.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Compares whole outputs. */
class PlainRendererTests {
    private static final String PASSING = """
            Validating consult: 2 checks
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)
            [1/2] ✓ build/image/django (0.8s)
            [2/2] ✓ quality/types/mypy (3.1s)

            ════════════════════════════════════════════════════════════════════════════════
              PRE-DEPLOY VALIDATION
            ════════════════════════════════════════════════════════════════════════════════
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            Build Stage ✓                                                             [3.2s]
              ✓ Django container                                                      (0.8s)

            Quality Stage ✓                                                           [3.2s]
              ✓ mypy                                                                  (3.1s)

            ════════════════════════════════════════════════════════════════════════════════
              RESULT: PASSED                                                     Total: 9.3s
            ════════════════════════════════════════════════════════════════════════════════
              ✓ 2 passed
              Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
            """;

    private static final String FAILING = """
            Validating consult: 7 checks
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)
            [1/7] ✓ build/image/django (0.8s)
            [2/7] ✗ build/image/worker (0.4s) failed: the build stopped
            [3/7] ✗ quality/types/mypy (0.4s) failed: 1 type error
            [4/7] ○ quality/types/tsc not-run: needs build/image/worker, which did not pass
            [5/7] ○ quality/lint/eslint not-run: needs build/image/worker, which did not
                    pass
            [6/7] ✗ quality/lint/ruff (0.4s) failed: 7 findings
            [7/7] – quality/tests/pytest skipped: flaky until the clock is injected

            ════════════════════════════════════════════════════════════════════════════════
              PRE-DEPLOY VALIDATION
            ════════════════════════════════════════════════════════════════════════════════
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            Build Stage ✗                                                             [3.2s]
              ✓ Django container                                                      (0.8s)
              ✗ worker                                                                (0.4s)
                → worker/Dockerfile:12 npm ERR! missing script: build

            Quality Stage ✗                                                           [3.2s]
              ✗ mypy                                                                  (0.4s)
                → apps/sites/models.py:45:9 [arg-type] Argument 1 to "f" has incompatible
                  type "int"; expected "str"
              ○ tsc
                → needs build/image/worker, which did not pass
              ○ eslint
                → needs build/image/worker, which did not pass
              ✗ ruff (not required)                                                   (0.4s)
                → apps/sites/views.py:1:101 [E501] line too long (101 > 100)
                → apps/sites/views.py:2:101 [E501] line too long (102 > 100)
                → apps/sites/views.py:3:101 [E501] line too long (103 > 100)
                → and 4 more
              – pytest
                → flaky until the clock is injected

            Root causes
              ✗ build/image/worker: the build stopped
                worker/Dockerfile:12 npm ERR! missing script: build
                  fix: Add the script to worker/package.json.
                not run because of it (2): quality/types/tsc, quality/lint/eslint
                evidence: target/predeploy/evidence/build/image/worker/build.log
                rerun: ./predeploy run --only build/image/worker
              ✗ quality/types/mypy: 1 type error
                apps/sites/models.py:45:9 [arg-type] Argument 1 to "f" has incompatible type
                "int"; expected "str"
                  expected: str
                  actual: int
                rerun: ./predeploy run --only quality/types/mypy
              ✗ quality/lint/ruff (not required): 7 findings
                apps/sites/views.py:1:101 [E501] line too long (101 > 100)
                apps/sites/views.py:2:101 [E501] line too long (102 > 100)
                apps/sites/views.py:3:101 [E501] line too long (103 > 100)
                apps/sites/views.py:4:101 [E501] line too long (104 > 100)
                apps/sites/views.py:5:101 [E501] line too long (105 > 100)
                and 2 more findings, in target/predeploy/report.json
                rerun: ./predeploy run --only quality/lint/ruff

            ════════════════════════════════════════════════════════════════════════════════
              RESULT: FAILED                                                     Total: 9.3s
            ════════════════════════════════════════════════════════════════════════════════
              ✓ 1 passed, ✗ 3 failed, ○ 2 not run, – 1 skipped
              1 of these not required, so not part of the result
              Next: repair the first root cause, then run
                    ./predeploy run --only build/image/worker
              Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
              Exit code: 1
            """;

    private static final String EMPTY = """
            Validating consult: 0 checks
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            ════════════════════════════════════════════════════════════════════════════════
              PRE-DEPLOY VALIDATION
            ════════════════════════════════════════════════════════════════════════════════
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            ════════════════════════════════════════════════════════════════════════════════
              RESULT: NOT RUN                                                    Total: 9.3s
            ════════════════════════════════════════════════════════════════════════════════
              no check ran
              Next: declare checks in the stack file, or select some that are there; to see
                    them, run
                    ./predeploy list --stack shop.yml
              Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
              Exit code: 4
            """;

    private static final String INTERRUPTED = """
            Validating consult: 2 checks
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)
            [1/2] ✓ build/image/django (0.8s)
            [2/2] ○ quality/types/mypy not-run: interrupted

            ════════════════════════════════════════════════════════════════════════════════
              PRE-DEPLOY VALIDATION
            ════════════════════════════════════════════════════════════════════════════════
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            Build Stage ✓                                                             [3.2s]
              ✓ Django container                                                      (0.8s)

            Quality Stage ○                                                           [3.2s]
              ○ mypy
                → interrupted

            Root causes
              ○ quality/types/mypy: interrupted
                rerun: ./predeploy run --only quality/types/mypy

            ════════════════════════════════════════════════════════════════════════════════
              RESULT: INTERRUPTED                                                Total: 9.3s
            ════════════════════════════════════════════════════════════════════════════════
              ✓ 1 passed, ○ 1 not run
              Ended early: interrupted by Ctrl-C
              Next: run it again: what did not run is neither passed nor failed
              Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
              Exit code: 130
            """;

    @Test
    void tellsOfARunThatPassed() {
        assertThat(told(Sample.passing())).isEqualTo(PASSING);
    }

    @Test
    void tellsOfARunThatFailedWithEachCauseOnce() {
        assertThat(told(Sample.failing())).isEqualTo(FAILING);
    }

    @Test
    void tellsThatNothingWasChecked() {
        assertThat(told(Sample.run())).isEqualTo(EMPTY);
    }

    @Test
    void tellsThatItWasInterrupted() {
        assertThat(told(Sample.interrupted())).isEqualTo(INTERRUPTED);
    }

    @Test
    void namesWhatStillRuns() {
        Recorder recorder = new Recorder();
        recorder.after(Duration.ofSeconds(75));
        new PlainRenderer(recorder.output(Screen.LOG))
                .stillRunning(recorder.stillRunning("quality/tests/unit", "build/image/django"));

        assertThat(recorder.written())
                .isEqualTo("Still running: quality/tests/unit (1m 15s), build/image/django (1m 15s)\n");
    }

    @Test
    void guardsEveryLine() {
        Recorder recorder = new Recorder();
        Output output = recorder.output(Screen.LOG, line -> line.replace("##[", "# #["));
        recorder.tell(Sample.hostile(), new PlainRenderer(output));

        assertThat(recorder.written()).contains("# #[command]").doesNotContain("##[");
    }

    private static String told(Run run) {
        return told(run, Screen.LOG);
    }

    private static String told(Run run, Screen screen) {
        Recorder recorder = new Recorder();
        recorder.tell(run, new PlainRenderer(recorder.output(screen)));
        return recorder.written();
    }
}
