package dev.predeploy.launcher.run;

import java.time.Duration;
import java.util.List;

/**
 * A run that is over, whole.
 *
 * @param head what was validated
 * @param duration how long it took
 * @param verdict the answer
 * @param ending why it ended before it was through (interrupted, over its budget, fail-fast), or what broke beside its
 *     checks, in one line; empty if neither
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

    /** Says whether the run itself could not do its work, such as write its reports, although all its checks could. */
    public boolean brokeBesideItsChecks() {
        return verdict == Verdict.BROKEN && Verdict.of(checks()) == Verdict.PASSED;
    }

    /** Returns every check of the run, stage by stage. */
    public List<CheckResult> checks() {
        return stages.stream().flatMap(stage -> stage.checks().stream()).toList();
    }
}
