package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.RunEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks at what remains to be seen on a terminal. */
class TtyRendererTests {
    private static final CheckId TYPES = new CheckId("quality", "types", "mypy");
    private static final CheckId TESTS = new CheckId("quality", "tests", "unit");

    private static final String PASSING = """
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

    private static final String NOT_RUN = """
              ○ django
                → no container engine answers
              ○ worker
                → no container engine answers

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

    @Test
    void leavesNothingButTheResultOfARunThatPassed() {
        Recorder recorder = new Recorder();
        recorder.tell(Sample.passing(), new TtyRenderer(recorder.output(Screen.LOG)));

        assertThat(recorder.written()).contains("\u001b[1A\u001b[J");
        assertThat(seen(recorder)).isEqualTo(PASSING);
    }

    @Test
    void leavesWhatDidNotPassAndTheResult() {
        Recorder recorder = new Recorder();
        recorder.tell(Sample.notRun(), new TtyRenderer(recorder.output(Screen.LOG)));

        assertThat(seen(recorder)).isEqualTo(NOT_RUN);
    }

    @Test
    void showsWhatRunsWhileItRuns() {
        Recorder recorder = new Recorder();
        TtyRenderer renderer = running(recorder);
        recorder.after(Duration.ofSeconds(3));
        renderer.checkStarted(new RunEvent.CheckStarted(recorder.instant(), TESTS, "unit"));
        recorder.after(Duration.ofSeconds(9));
        renderer.tick();

        assertThat(seen(recorder)).isEqualTo("""
                          quality/types/mypy                                                        12s
                          quality/tests/unit                                                         9s
                          consult: 0 of 2 done                                                      12s
                        """);
    }

    @Test
    void tellsAFailureAtOnceAboveWhatRuns() {
        Recorder recorder = new Recorder();
        TtyRenderer renderer = running(recorder);
        renderer.checkStarted(new RunEvent.CheckStarted(recorder.instant(), TESTS, "unit"));
        recorder.after(Duration.ofSeconds(1));
        CheckResult failed = Sample.bad("quality/types/mypy", Outcome.FAILED, "2 type errors", List.of());
        renderer.checkEnded(new RunEvent.CheckEnded(recorder.instant(), failed));

        assertThat(seen(recorder)).isEqualTo("""
                          ✗ mypy                                                                  (0.4s)
                            → 2 type errors
                          quality/tests/unit                                                         1s
                          consult: 1 of 2 done, 1 not passed                                         1s
                        """);
    }

    @Test
    void drawsAtMostTenTimesASecond() {
        Recorder recorder = new Recorder();
        TtyRenderer renderer = running(recorder);
        int before = recorder.writes();
        for (int i = 0; i < 1000; i++) {
            recorder.after(Duration.ofMillis(1));
            CheckId id = new CheckId("quality", "tests", "unit-" + i);
            renderer.checkStarted(new RunEvent.CheckStarted(recorder.instant(), id, "unit"));
        }

        assertThat(recorder.writes() - before).isBetween(1, 10);
    }

    @Test
    void drawsNothingWhereNothingChanged() {
        Recorder recorder = new Recorder();
        TtyRenderer renderer = running(recorder);
        recorder.after(Duration.ofMillis(200));
        renderer.tick();
        int before = recorder.writes();
        recorder.after(Duration.ofMillis(200));
        renderer.tick();

        assertThat(recorder.writes()).isEqualTo(before);
    }

    @Test
    void fitsOnASmallTerminalHoweverMuchRuns() {
        Recorder recorder = new Recorder();
        TtyRenderer renderer = new TtyRenderer(recorder.output(new Screen(Theme.UNICODE, true, 40, 6)));
        renderer.started(new RunEvent.Started(recorder.instant(), Sample.head(90)));
        for (int i = 0; i < 90; i++) {
            CheckId id = new CheckId("quality", "tests", "a-name-that-is-wider-than-the-terminal-" + i);
            renderer.checkStarted(new RunEvent.CheckStarted(recorder.instant(), id, "unit"));
        }
        recorder.after(Duration.ofSeconds(1));
        renderer.tick();

        assertThat(new Emulator(40).show(recorder.written()).seen()).isEqualTo("""
                          quality/tests/a-name-that-is-wid…  1s
                          quality/tests/a-name-that-is-wid…  1s
                          and 88 more
                          consult: 0 of 90 done              1s
                        """);
    }

    @Test
    void wipesWhatIsLiveWhenItEndsBeforeTheRunDoes() {
        Recorder recorder = new Recorder();
        running(recorder).close();

        assertThat(seen(recorder)).isEmpty();
    }

    private static TtyRenderer running(Recorder recorder) {
        TtyRenderer renderer = new TtyRenderer(recorder.output(Screen.LOG));
        renderer.started(new RunEvent.Started(recorder.instant(), Sample.head(2)));
        renderer.checkStarted(new RunEvent.CheckStarted(recorder.instant(), TYPES, "mypy"));
        return renderer;
    }

    private static String seen(Recorder recorder) {
        return new Emulator(80).show(recorder.written()).seen();
    }
}
