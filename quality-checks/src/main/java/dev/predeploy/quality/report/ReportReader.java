package dev.predeploy.quality.report;

import java.nio.file.Path;

/** Reads one file in one format. */
interface ReportReader {
    void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport;
}
