package dev.predeploy.quality.tool;

import dev.predeploy.kit.process.Finished;
import dev.predeploy.quality.report.Report;

/**
 * What became of a tool's work.
 *
 * @param finished how its command ended; always by itself
 * @param report what it reported
 */
public record Examined(Finished finished, Report report) {
    /** Returns the exit code. */
    public int exitCode() {
        return finished.exitCode().orElseThrow();
    }
}
