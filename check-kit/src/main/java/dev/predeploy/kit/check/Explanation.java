package dev.predeploy.kit.check;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Explained;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.CommandStopped;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Turn;
import dev.predeploy.kit.yaml.Durations;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.TestAbortedException;

/** Turns whatever a check threw into one of the three explanations: failed, broken or not-run. */
final class Explanation {
    /** The evidence that shows where a check itself broke. */
    static final String TRACE = "stack-trace.txt";

    private static final String ITSELF = "the check itself broke: ";
    private static final int LAST_LINES = 20;

    private final PlannedCheck check;
    private final RunControl control;

    Explanation(PlannedCheck check, RunControl control) {
        this.check = check;
        this.control = control;
    }

    Throwable of(Throwable thrown, Optional<Turn.TimeLimit> limitReached) {
        if (limitReached.isPresent()) {
            return overTime(limitReached.get(), thrown);
        }
        Throwable explained = explained(thrown);
        Optional<RunControl.Stop> stop = control.stoppedJustNow(explained instanceof CheckBroken);
        return stop.<Throwable>map(why -> new CheckNotRun(why.reason(), why.fix()))
                .orElseGet(() -> explained instanceof CheckFailed failed ? failed.at(check.declared()) : explained);
    }

    private CheckBroken overTime(Turn.TimeLimit limit, Throwable thrown) {
        String key =
                check.id().stage() + "." + check.id().kind() + "." + check.id().name();
        Finding finding = Finding.of("stopped by Predeploy at its time limit of " + Durations.format(limit.limit()))
                .fix("see what it waits for, or allow more with `time-limit:` at " + key);
        String lastWords = thrown instanceof CommandStopped command
                ? command.finished().tail(LAST_LINES).strip()
                : "";
        return new CheckBroken(lastWords.isEmpty() ? finding : finding.actual(lastWords));
    }

    private static Throwable explained(Throwable thrown) {
        if (thrown instanceof Explained) {
            return thrown;
        }
        if (thrown instanceof ParameterResolutionException && thrown.getCause() != null) {
            return explained(thrown.getCause());
        }
        if (thrown instanceof TestAbortedException) {
            return traced(new CheckNotRun(message(thrown), "see the assumption that the check makes"), thrown);
        }
        if (thrown instanceof AssertionError) {
            return traced(new CheckFailed(Finding.of(message(thrown))), thrown);
        }
        String what = ITSELF + thrown.getClass().getSimpleName() + ": " + message(thrown);
        return traced(new CheckBroken(what, "see " + TRACE + "; if the check is Predeploy's own, report it"), thrown);
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message.strip();
    }

    private static Throwable traced(Throwable explained, Throwable origin) {
        explained.setStackTrace(origin.getStackTrace());
        return explained;
    }

    /** Tells whether an explanation is that of something nobody foresaw. */
    static boolean isOfTheCheckItself(Throwable explained) {
        return explained instanceof CheckBroken broken && broken.reason().startsWith(ITSELF);
    }

    /** Returns the same explanation without secrets, and without causes that might hold some. */
    static Throwable redacted(Throwable explained, UnaryOperator<String> redact) {
        return explained instanceof Explained explanation ? explanation.map(redact) : explained;
    }
}
