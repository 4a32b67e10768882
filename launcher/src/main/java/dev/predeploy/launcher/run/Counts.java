package dev.predeploy.launcher.run;

import dev.predeploy.kit.finding.Outcome;
import java.util.Collection;

/**
 * Counts checks by what became of them, required or not.
 *
 * @param passed how many passed
 * @param failed how many failed
 * @param broken how many could not do their work
 * @param notRun how many lacked something that they need
 * @param skipped how many were left out by somebody's word
 */
public record Counts(int passed, int failed, int broken, int notRun, int skipped) {

    /** Counts checks. */
    public static Counts of(Collection<CheckResult> checks) {
        return new Counts(
                count(checks, Outcome.PASSED),
                count(checks, Outcome.FAILED),
                count(checks, Outcome.BROKEN),
                count(checks, Outcome.NOT_RUN),
                count(checks, Outcome.SKIPPED));
    }

    private static int count(Collection<CheckResult> checks, Outcome outcome) {
        return (int) checks.stream().filter(check -> check.outcome() == outcome).count();
    }

    /** Returns how many there are in all. */
    public int total() {
        return passed + failed + broken + notRun + skipped;
    }

    /** Returns how many have an outcome. */
    public int of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> passed;
            case FAILED -> failed;
            case BROKEN -> broken;
            case NOT_RUN -> notRun;
            case SKIPPED -> skipped;
        };
    }
}
