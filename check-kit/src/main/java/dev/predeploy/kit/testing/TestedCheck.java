package dev.predeploy.kit.testing;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one check under test.
 *
 * @param id the check's id
 * @param outcome what became of it
 * @param reason why it did not pass; empty if it passed
 * @param findings the facts behind the reason, and what it warns of
 * @param blockedBy the id of the check that holds the cause, if another does
 * @param steps the parts of its work that it told of, in order
 * @param evidence the texts that it kept, by name
 */
public record TestedCheck(
        String id,
        Outcome outcome,
        String reason,
        List<Finding> findings,
        Optional<String> blockedBy,
        List<String> steps,
        Map<String, String> evidence) {
    /** Keeps copies. */
    public TestedCheck {
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
        evidence = Map.copyOf(evidence);
    }

    /**
     * Returns the only finding.
     *
     * @throws AssertionError if there is none, or more than one
     */
    public Finding finding() {
        if (findings.size() != 1) {
            throw new AssertionError(id + " has " + findings.size() + " findings: " + findings + "; " + reason);
        }
        return findings.get(0);
    }
}
