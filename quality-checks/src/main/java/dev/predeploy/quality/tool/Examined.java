package dev.predeploy.quality.tool;

import dev.predeploy.kit.process.Finished;
import dev.predeploy.quality.report.Report;

/**
 * What became of a tool's work.
 *
 * @param finished how its command ended; always by itself
 * @param report what it reported
 * @param saysNothing whether it says in words that there was nothing to look at
 */
public record Examined(Finished finished, Report report, boolean saysNothing) {
    /** Takes a tool at its report alone. */
    Examined(Finished finished, Report report) {
        this(finished, report, false);
    }

    /** Returns the same with another report. */
    public Examined with(Report other) {
        return new Examined(finished, other, saysNothing);
    }

    /** Returns the exit code. */
    public int exitCode() {
        return finished.exitCode().orElseThrow();
    }
}
