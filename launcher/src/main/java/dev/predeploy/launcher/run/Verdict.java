package dev.predeploy.launcher.run;

import dev.predeploy.kit.finding.Outcome;
import java.util.Collection;
import java.util.List;

/** Answers for a whole run. */
public enum Verdict {
    /** Every required check passed, and there was at least one. */
    PASSED("passed", 0),
    /** At least one required check failed. */
    FAILED("failed", 1),
    /** No required check failed, but at least one is broken. */
    BROKEN("broken", 3),
    /** No required check failed or is broken, but at least one was not run; or nothing was checked at all. */
    NOT_RUN("not-run", 4),
    /** The run was ended from outside before it was through. */
    INTERRUPTED("interrupted", 130);

    private final String word;
    private final int exitCode;

    Verdict(String word, int exitCode) {
        this.word = word;
        this.exitCode = exitCode;
    }

    /** Returns the word that every report uses, such as {@code not-run}. */
    public String word() {
        return word;
    }

    /** Returns the exit code of the process that ran the checks. */
    public int exitCode() {
        return exitCode;
    }

    /**
     * Judges what was checked. Only required checks decide; a skipped one was left out by somebody's own word and
     * decides nothing, but where nothing at all was checked the verdict is not {@link #PASSED}.
     */
    public static Verdict of(Collection<CheckResult> checks) {
        List<Outcome> outcomes = checks.stream()
                .filter(CheckResult::required)
                .map(CheckResult::outcome)
                .toList();
        if (outcomes.contains(Outcome.FAILED)) {
            return FAILED;
        }
        if (outcomes.contains(Outcome.BROKEN)) {
            return BROKEN;
        }
        boolean checked = checks.stream().anyMatch(check -> check.outcome() == Outcome.PASSED);
        return outcomes.contains(Outcome.NOT_RUN) || !checked ? NOT_RUN : PASSED;
    }
}
