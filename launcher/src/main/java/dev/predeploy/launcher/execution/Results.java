package dev.predeploy.launcher.execution;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.PlannedCheck;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Explained;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.launcher.run.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;

/** Makes a check's result from what JUnit says of it; all of its texts are free of secrets and control characters. */
final class Results {
    private final UnaryOperator<String> clean;
    private final Function<CheckId, String> rerun;
    private final RunControl control;

    Results(UnaryOperator<String> clean, Function<CheckId, String> rerun, RunControl control) {
        this.clean = clean;
        this.rerun = rerun;
        this.control = control;
    }

    String clean(String text) {
        return clean.apply(text);
    }

    CheckResult finished(PlannedCheck check, TestExecutionResult result, Progress progress, Instant end) {
        Optional<Explained> explained = result.getThrowable().map(Results::explained);
        Outcome outcome = explained.map(Explained::outcome).orElse(Outcome.PASSED);
        if (outcome == Outcome.PASSED && progress.begun().isEmpty()) {
            return missing(check, Optional.empty(), progress, end);
        }
        return result(check, outcome, progress, new Ending(end, explained, ""));
    }

    CheckResult skipped(PlannedCheck check, String reason, Instant at) {
        return result(check, Outcome.SKIPPED, new Progress(), new Ending(at, Optional.empty(), reason));
    }

    /** Ends a check that JUnit did not run to its end: because the run stopped, or else because something is broken. */
    CheckResult missing(PlannedCheck check, Optional<Throwable> cause, Progress progress, Instant at) {
        Explained explained = control.stopped()
                .<Explained>map(stop -> new CheckNotRun(stop.reason(), stop.fix()))
                .orElseGet(() -> cause.map(Results::explained)
                        .orElseGet(() -> new CheckBroken(
                                "JUnit did not run it",
                                "run it alone with --only; if it stays so, the module that brings it is at fault")));
        return result(check, explained.outcome(), progress, new Ending(at, Optional.of(explained), ""));
    }

    private record Ending(Instant at, Optional<Explained> explained, String skipReason) {
        String reason() {
            return explained.map(Explained::reason).orElse(skipReason);
        }
    }

    private CheckResult result(PlannedCheck check, Outcome outcome, Progress progress, Ending ending) {
        Instant begun = progress.begun().orElse(ending.at());
        CheckResult.Account account = new CheckResult.Account(
                clean.apply(ending.reason()),
                findings(ending, progress),
                ending.explained().flatMap(Results::blockedBy),
                progress.steps(ending.at()),
                progress.evidence(),
                rerun.apply(check.id()));
        return new CheckResult(
                check.id(),
                clean.apply(check.title()),
                check.entry().options().required(),
                outcome,
                begun,
                Duration.between(begun, ending.at()),
                account);
    }

    private List<Finding> findings(Ending ending, Progress progress) {
        List<Finding> decisive = ending.explained().map(Explained::findings).orElse(List.of());
        return Stream.concat(decisive.stream(), progress.warnings().stream())
                .map(finding -> finding.map(clean))
                .toList();
    }

    private static Optional<CheckId> blockedBy(Explained explained) {
        return explained instanceof CheckNotRun notRun ? notRun.blockedBy().map(CheckId::parse) : Optional.empty();
    }

    private static Explained explained(Throwable thrown) {
        return thrown instanceof Explained explained
                ? explained
                : new CheckBroken(
                        "the check could not be started: " + thrown.getClass().getSimpleName() + ": "
                                + thrown.getMessage(),
                        "see the stack trace in the log; if the check is Predeploy's own, report it");
    }
}
