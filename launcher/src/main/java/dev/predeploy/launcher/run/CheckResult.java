package dev.predeploy.launcher.run;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one check. All texts are already free of secrets.
 *
 * @param id which check
 * @param title how people call it, such as {@code mypy}
 * @param required whether it decides the verdict
 * @param outcome what became of it
 * @param startedAt when its own work began, after any waiting for its turn
 * @param duration how long its own work took; zero if it never began
 * @param account why it ended so, and what it left behind
 */
public record CheckResult(
        CheckId id,
        String title,
        boolean required,
        Outcome outcome,
        Instant startedAt,
        Duration duration,
        Account account) {

    /**
     * What a check has to say for itself.
     *
     * @param reason why it did not pass, in one line; empty if it passed
     * @param findings the facts behind the reason, and what the check warns of: of one that passed, that alone
     * @param blockedBy the check that holds the cause, if another does
     * @param steps the parts of its work, in order
     * @param evidence the files it left, relative to the output folder, with forward slashes
     * @param rerun the command that runs just this check again
     */
    public record Account(
            String reason,
            List<Finding> findings,
            Optional<CheckId> blockedBy,
            List<Step> steps,
            List<String> evidence,
            String rerun) {
        /** Keeps copies of the lists. */
        public Account {
            findings = List.copyOf(findings);
            steps = List.copyOf(steps);
            evidence = List.copyOf(evidence);
        }
    }
}
