package dev.predeploy.launcher.report.output;

import dev.predeploy.launcher.run.Run;
import java.io.IOException;

/** Writes one sort of report of a run. */
public interface ReportWriter {

    /** Returns what it writes, as a path in the output folder, such as {@code report.json}. */
    String name();

    /**
     * Writes the report, whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    void write(Run run, OutputFolder folder) throws IOException;
}
