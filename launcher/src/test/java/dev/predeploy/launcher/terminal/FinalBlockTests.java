package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.run.Run;
import org.junit.jupiter.api.Test;

/** Compares whole outputs of what the plain renderer makes of unusual runs. */
class FinalBlockTests {
    private static final String BROKEN = """
            Validating consult: 2 checks
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)
            [1/2] ✓ build/image/django (0.8s)
            [2/2] ‼ quality/types/mypy (0.4s) broken: mypy ended with exit code 2 and
                    reported nothing

            ════════════════════════════════════════════════════════════════════════════════
              PRE-DEPLOY VALIDATION
            ════════════════════════════════════════════════════════════════════════════════
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            Build Stage ✓                                                             [3.2s]
              ✓ Django container                                                      (0.8s)

            Quality Stage ‼                                                           [3.2s]
              ‼ mypy                                                                  (0.4s)
                → mypy ended with exit code 2 and reported nothing

            Root causes
              ‼ quality/types/mypy: mypy ended with exit code 2 and reported nothing
                expected: a JSON report
                actual: Segmentation fault
                fix: Run mypy by hand, or raise the memory limit.
                rerun: ./predeploy run --only quality/types/mypy

            ════════════════════════════════════════════════════════════════════════════════
              RESULT: BROKEN                                                     Total: 9.3s
            ════════════════════════════════════════════════════════════════════════════════
              ✓ 1 passed, ‼ 1 broken
              Next: a check could not do its work, which says nothing about the stack;
                    repair that, then run
                    ./predeploy run --only quality/types/mypy
              Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
              Exit code: 3
            """;

    private static final String NOT_RUN = """
            Validating consult: 3 checks
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)
            [1/3] ○ build/image/django not-run: no container engine answers
            [2/3] ○ build/image/worker not-run: no container engine answers
            [3/3] ○ quality/types/mypy not-run: needs build/image/django, which did not pass

            ════════════════════════════════════════════════════════════════════════════════
              PRE-DEPLOY VALIDATION
            ════════════════════════════════════════════════════════════════════════════════
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            Build Stage ○                                                             [3.2s]
              ○ django
                → no container engine answers
              ○ worker
                → no container engine answers

            Quality Stage ○                                                           [3.2s]
              ○ mypy
                → needs build/image/django, which did not pass

            Root causes
              ○ build/image/django: no container engine answers
                fix: Start Docker or Podman.
                the same for (1): build/image/worker
                not run because of it (1): quality/types/mypy
                rerun: ./predeploy run --only build/image/django

            ════════════════════════════════════════════════════════════════════════════════
              RESULT: NOT RUN                                                    Total: 9.3s
            ════════════════════════════════════════════════════════════════════════════════
              ○ 3 not run
              Next: provide what is absent, or let the stack file say `required: false`;
                    then run
                    ./predeploy run --only build/image/django
              Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
              Exit code: 4
            """;

    private static final String HOSTILE = """
            Validating consult: 1 check
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)
            [1/1] ✗ quality/lint/evil (0.4s) failed: [1A all is well

            ════════════════════════════════════════════════════════════════════════════════
              PRE-DEPLOY VALIDATION
            ════════════════════════════════════════════════════════════════════════════════
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            Quality Stage ✗                                                           [3.2s]
              ✗ evil                                                                  (0.4s)
                → a b.py:1 [x y] [2J [31mred RESULT: PASSED ::set-output name=a::b

            Root causes
              ✗ quality/lint/evil: [1A all is well
                a b.py:1 [x y] [2J [31mred RESULT: PASSED ::set-output name=a::b
                  expected: ##[command]rm -rf
                  actual: line 1 line 2 line 3 2J
                  fix: ]0;title none
                rerun: ./predeploy run --only quality/lint/evil

            ════════════════════════════════════════════════════════════════════════════════
              RESULT: FAILED                                                     Total: 9.3s
            ════════════════════════════════════════════════════════════════════════════════
              ✗ 1 failed
              Next: repair the first root cause, then run
                    ./predeploy run --only quality/lint/evil
              Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
              Exit code: 1
            """;

    private static final String IN_ASCII = """
            Validating consult: 7 checks
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)
            [1/7] + build/image/django (0.8s)
            [2/7] x build/image/worker (0.4s) failed: the build stopped
            [3/7] x quality/types/mypy (0.4s) failed: 1 type error
            [4/7] o quality/types/tsc not-run: needs build/image/worker,
                    which did not pass
            [5/7] o quality/lint/eslint not-run: needs
                    build/image/worker, which did not pass
            [6/7] x quality/lint/ruff (0.4s) failed: 7 findings
            [7/7] - quality/tests/pytest skipped: flaky until the clock
                    is injected

            ============================================================
              PRE-DEPLOY VALIDATION
            ============================================================
              stack     consult
              file      /home/ada/consult/predeploy.yml
              commit    0123456789ab (with uncommitted changes)
              database  postgres 16.15 (embedded)

            Build Stage x                                         [3.2s]
              + Django container                                  (0.8s)
              x worker                                            (0.4s)
                -> worker/Dockerfile:12 npm ERR! missing script: build

            Quality Stage x                                       [3.2s]
              x mypy                                              (0.4s)
                -> apps/sites/models.py:45:9 [arg-type] Argument 1 to
                   "f" has incompatible type "int"; expected "str"
              o tsc
                -> needs build/image/worker, which did not pass
              o eslint
                -> needs build/image/worker, which did not pass
              x ruff (not required)                               (0.4s)
                -> apps/sites/views.py:1:101 [E501] line too long (101 >
                   100)
                -> apps/sites/views.py:2:101 [E501] line too long (102 >
                   100)
                -> apps/sites/views.py:3:101 [E501] line too long (103 >
                   100)
                -> and 4 more
              - pytest
                -> flaky until the clock is injected

            Root causes
              x build/image/worker: the build stopped
                worker/Dockerfile:12 npm ERR! missing script: build
                  fix: Add the script to worker/package.json.
                not run because of it (2): quality/types/tsc,
                quality/lint/eslint
                evidence: target/predeploy/evidence/build/image/worker/build.log
                rerun: ./predeploy run --only build/image/worker
              x quality/types/mypy: 1 type error
                apps/sites/models.py:45:9 [arg-type] Argument 1 to "f"
                has incompatible type "int"; expected "str"
                  expected: str
                  actual: int
                rerun: ./predeploy run --only quality/types/mypy
              x quality/lint/ruff (not required): 7 findings
                apps/sites/views.py:1:101 [E501] line too long (101 >
                100)
                apps/sites/views.py:2:101 [E501] line too long (102 >
                100)
                apps/sites/views.py:3:101 [E501] line too long (103 >
                100)
                apps/sites/views.py:4:101 [E501] line too long (104 >
                100)
                apps/sites/views.py:5:101 [E501] line too long (105 >
                100)
                and 2 more findings, in target/predeploy/report.json
                rerun: ./predeploy run --only quality/lint/ruff

            ============================================================
              RESULT: FAILED                                 Total: 9.3s
            ============================================================
              + 1 passed, x 3 failed, o 2 not run, - 1 skipped
              1 of these not required, so not part of the result
              Next: repair the first root cause, then run
                    ./predeploy run --only build/image/worker
              Reports: target/predeploy (summary.md, report.json,
                       allure-report/index.html)
              Exit code: 1
            """;

    @Test
    void saysThatABrokenCheckSaysNothingAboutTheStack() {
        assertThat(told(Sample.broken())).isEqualTo(BROKEN);
    }

    @Test
    void showsAWarningBelowTheCheckThatPassed() {
        assertThat(told(Sample.warning(), Screen.LOG))
                .contains("    → worker/.dockerignore warning: the build context holds 210 MB\n")
                .doesNotContain("Root causes");
    }

    @Test
    void tellsACauseThatChecksShareOnce() {
        assertThat(told(Sample.notRun())).isEqualTo(NOT_RUN);
    }

    @Test
    void keepsItsShapeWhateverAToolSays() {
        assertThat(told(Sample.hostile())).isEqualTo(HOSTILE);
    }

    @Test
    void needsNoMoreThanAsciiAndSixtyColumns() {
        Screen narrow = new Screen(Theme.ASCII, false, 60, 24);

        assertThat(told(Sample.failing(), narrow)).isEqualTo(IN_ASCII);
        assertThat(IN_ASCII).matches("\\p{ASCII}+");
    }

    @Test
    void coloursOnlyMarksAndHeadings() {
        String coloured = told(Sample.failing(), new Screen(Theme.UNICODE, true, 80, 24));

        assertThat(coloured).contains("\u001b[31m✗\u001b[0m worker", "\u001b[31m  RESULT: FAILED\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(told(Sample.failing()));
    }

    @Test
    void tellsThatOnlyTheReportsAreAtFault() {
        Run run = Sample.passing().broken("could not write report.json: IOException: No space left on device");
        assertThat(told(run)).endsWith("""
                  RESULT: BROKEN                                                     Total: 9.3s
                ════════════════════════════════════════════════════════════════════════════════
                  ✓ 2 passed
                  Because: could not write report.json: IOException: No space left on device
                  Next: mend what that names, then run again: no check is at fault
                  Reports: target/predeploy (summary.md, report.json, allure-report/index.html)
                  Exit code: 3
                """);
    }

    @Test
    void cutsAVeryLongList() {
        String text = told(Sample.manyFailures(500, 50));

        assertThat(text).contains("    → and 47 more\n", "  and 480 more, in target/predeploy/report.json\n");
        assertThat(text.lines().count()).isLessThan(4000);
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
