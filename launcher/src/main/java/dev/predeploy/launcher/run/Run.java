package dev.predeploy.launcher.run;

import java.time.Duration;
import java.util.List;

/**
 * A run that is over, whole.
 *
 * @param head what was validated
 * @param duration how long it took
 * @param verdict the answer
 * @param ending why it ended before it was through (interrupted, over its budget, fail-fast), in one line; empty if
 *     it was through
 * @param stages the stages that had checks selected, in the order build, quality, integration, staging, then others
 */
public record Run(RunHead head, Duration duration, Verdict verdict, String ending, List<StageResult> stages) {
    /** Keeps a copy of the list. */
    public Run {
        stages = List.copyOf(stages);
    }

    /** Returns this run as one that could not do its work, for the given reason. */
    public Run broken(String why) {
        return new Run(head, duration, Verdict.BROKEN, why, stages);
    }

    /** Returns every check of the run, stage by stage. */
    public List<CheckResult> checks() {
        return stages.stream().flatMap(stage -> stage.checks().stream()).toList();
    }
}
