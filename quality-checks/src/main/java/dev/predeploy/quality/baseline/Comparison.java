package dev.predeploy.quality.baseline;

import dev.predeploy.kit.finding.Finding;
import java.util.List;

/**
 * What a baseline says of a tool's findings.
 *
 * @param fresh the findings that it does not accept; where it accepts fewer of one sort than there are, all of that sort
 * @param count how many there are beyond what it accepts
 * @param outdated what it accepts that is no longer found, each at the line that says so
 */
public record Comparison(List<Finding> fresh, int count, List<Finding> outdated) {
    /** Keeps copies of the lists. */
    public Comparison {
        fresh = List.copyOf(fresh);
        outdated = List.copyOf(outdated);
    }
}
