package dev.predeploy.launcher.run;

import dev.predeploy.kit.finding.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * What became of one stage.
 *
 * @param name the stage, such as {@code quality}
 * @param duration from its first check's start to its last one's end
 * @param checks its checks, in the order of the stack file
 */
public record StageResult(String name, Duration duration, List<CheckResult> checks) {
    /** Keeps a copy of the list. */
    public StageResult {
        checks = List.copyOf(checks);
    }

    /** Returns the worst outcome among its required checks, by the order in which a verdict is found. */
    public Outcome outcome() {
        return switch (Verdict.of(checks)) {
            case PASSED -> Outcome.PASSED;
            case FAILED -> Outcome.FAILED;
            case BROKEN -> Outcome.BROKEN;
            case NOT_RUN, INTERRUPTED ->
                checks.stream().allMatch(check -> check.outcome() == Outcome.SKIPPED)
                        ? Outcome.SKIPPED
                        : Outcome.NOT_RUN;
        };
    }
}
