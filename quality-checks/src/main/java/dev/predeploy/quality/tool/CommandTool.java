package dev.predeploy.quality.tool;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.quality.report.Report;
import dev.predeploy.quality.report.UnreadableReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs any command and reads the report that it leaves. */
final class CommandTool implements Tool {
    @Override
    public Examined examine(Job job) throws Exception {
        Written written = job.call().report().orElseThrow();
        WrittenReports reports = WrittenReports.begin(job, job.call().places());
        Finished finished = job.run(job.values().fill(job.call().run().orElseThrow()), "output.log");
        List<Path> files = new ArrayList<>();
        for (String place : job.call().places()) {
            files.addAll(
                    switch (place) {
                        case Written.STDOUT -> whole(job, finished, finished.stdoutFile());
                        case Written.OUTPUT -> whole(job, finished, finished.outputFile());
                        default -> written(job, finished, place, reports);
                    });
        }
        try {
            Report report = written.format().read(files, job.sourceTree(finished));
            return new Examined(finished, report);
        } catch (UnreadableReport e) {
            throw finished.succeeded() ? e.breaks(job.shown()) : crashed(job, finished, e);
        }
    }

    private static List<Path> whole(Job job, Finished finished, Path output) {
        if (finished.cut()) {
            throw job.broken(finished, job.shown() + " writes more than is kept, so its report cannot be read");
        }
        return List.of(output);
    }

    private static List<Path> written(Job job, Finished finished, String place, WrittenReports reports)
            throws IOException {
        List<Path> files = reports.at(place);
        if (files.isEmpty()) {
            throw job.broken(finished, "%s and wrote no report to %s".formatted(ended(job, finished), place));
        }
        return files;
    }

    private static CheckBroken crashed(Job job, Finished finished, UnreadableReport e) {
        return job.broken(
                finished,
                "%s and wrote an unreadable report: %s %s"
                        .formatted(ended(job, finished), e.place().text(), e.getMessage()));
    }

    private static String ended(Job job, Finished finished) {
        return "%s %s".formatted(job.shown(), finished.ending().sentence());
    }
}
