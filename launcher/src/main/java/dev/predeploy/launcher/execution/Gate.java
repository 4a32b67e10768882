package dev.predeploy.launcher.execution;

import dev.predeploy.kit.check.CheckRun;
import dev.predeploy.kit.check.PlannedCheck;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunEvent;
import dev.predeploy.launcher.run.RunHead;
import dev.predeploy.launcher.run.StageResult;
import dev.predeploy.launcher.run.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs the selected checks of a stack and judges them. */
public final class Gate {
    private final CheckRun checkRun;
    private final List<PlannedCheck> selected;
    private final GateSettings settings;
    private final Consumer<RunEvent> events;
    private final Clock clock;

    /**
     * Makes a gate.
     *
     * @param checkRun the session, the plan and the selection
     * @param settings what the run was asked to be
     * @param events hears what happens, from many threads
     * @param clock gives every time that the run tells
     */
    public Gate(CheckRun checkRun, GateSettings settings, Consumer<RunEvent> events, Clock clock) {
        this.checkRun = checkRun;
        this.selected = checkRun.plan().checks().stream()
                .filter(check -> checkRun.selection().includes(check.id()))
                .toList();
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Runs the checks; when it returns, every check has its result and everything they shared is closed. */
    public Run run(RunHead head) throws IOException, InterruptedException {
        RunControl control = checkRun.session().control();
        Redactor redactor = checkRun.session().get(Redactor.class);
        Results results = new Results(redactor::clean, settings.rerun(), control);
        Path scratch = checkRun.session().get(RunFolder.class).newFolder("junit");
        EvidenceFolder evidence = new EvidenceFolder(settings.outputFolder(), scratch, redactor);
        CheckListener listener =
                new CheckListener(byId(), results, evidence, new CheckListener.Outlet(failingFast(control), clock));
        events.accept(new RunEvent.Started(clock.instant(), head));
        SignOfLife alive = new SignOfLife(() -> tellWhatRuns(listener), listener::brokeOff);
        try (Watch watch = new Watch(settings, control, alive)) {
            Execution execution = new Execution(checkRun, selected, evidence);
            watch.over(() -> execution.execute(listener));
        } catch (RuntimeException e) { // whatever broke, the reports are written
            listener.brokeOff(e);
        }
        return judged(head, listener);
    }

    private Map<String, PlannedCheck> byId() {
        return selected.stream().collect(Collectors.toMap(check -> check.id().toString(), check -> check));
    }

    private Consumer<RunEvent> failingFast(RunControl control) {
        if (!settings.failFast()) {
            return events;
        }
        return event -> {
            events.accept(event);
            if (event instanceof RunEvent.CheckEnded ended && decides(ended.result())) {
                control.stop(new RunControl.Stop(
                        "stopped by --fail-fast after " + ended.result().id(),
                        "run without --fail-fast to see the rest"));
            }
        };
    }

    private static boolean decides(CheckResult result) {
        return result.required() && (result.outcome() == Outcome.FAILED || result.outcome() == Outcome.BROKEN);
    }

    private void tellWhatRuns(CheckListener listener) {
        events.accept(new RunEvent.StillRunning(clock.instant(), listener.running()));
    }

    private Run judged(RunHead head, CheckListener listener) {
        Map<String, List<CheckResult>> byStage = selected.stream()
                .map(listener::resultOf)
                .collect(Collectors.groupingBy(result -> result.id().stage(), LinkedHashMap::new, Collectors.toList()));
        List<StageResult> stages = byStage.entrySet().stream()
                .map(entry -> new StageResult(entry.getKey(), span(entry.getValue()), entry.getValue()))
                .toList();
        Verdict verdict = verdict(stages, listener.trouble());
        Duration duration = Duration.between(head.startedAt(), clock.instant());
        String ending =
                stopped().map(RunControl.Stop::reason).or(listener::trouble).orElse("");
        return new Run(head.with(checkRun.session().told()), duration, verdict, ending, stages);
    }

    /** What went wrong beside the checks is no finding of theirs, but a run with it is not green. */
    private Verdict verdict(List<StageResult> stages, Optional<String> trouble) {
        if (stopped().filter(Interruption.STOP::equals).isPresent()) {
            return Verdict.INTERRUPTED;
        }
        Verdict verdict = Verdict.of(
                stages.stream().flatMap(stage -> stage.checks().stream()).toList());
        return verdict == Verdict.PASSED && trouble.isPresent() ? Verdict.BROKEN : verdict;
    }

    private Optional<RunControl.Stop> stopped() {
        return checkRun.session().control().stopped();
    }

    private static Duration span(List<CheckResult> checks) {
        Instant first = checks.stream()
                .map(CheckResult::startedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = checks.stream()
                .map(check -> check.startedAt().plus(check.duration()))
                .max(Instant::compareTo)
                .orElseThrow();
        return Duration.between(first, last);
    }
}
