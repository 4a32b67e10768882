package dev.predeploy.quality.tool;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.quality.report.Report;
import dev.predeploy.quality.report.UnreadableReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs any command and reads the report that it leaves. */
final class CommandTool implements Tool {
    private static final int MOST_REPORTS_KEPT = 50;
    private static final long LARGEST_REPORT_KEPT = 10L << 20;

    @Override
    public Examined examine(Job job) throws Exception {
        Written written = job.call().report().orElseThrow();
        removeOldReports(job);
        Instant begun = Instant.now();
        Finished finished = job.run(job.values().fill(job.call().run().orElseThrow()), "output.log");
        List<Path> files = reports(job, finished);
        for (Path file : files) {
            refuseStale(job, file, begun);
        }
        try {
            Report report = written.format().read(files, job.sourceTree(finished));
            return new Examined(finished, report);
        } catch (UnreadableReport e) {
            throw finished.succeeded() ? e.breaks(job.call().shown()) : crashed(job, finished, e);
        }
    }

    /** What lay there before can never be taken for this run's; behind a link lies the user's own, which stays. */
    private static void removeOldReports(Job job) throws IOException {
        Path root = job.bench().workspace().folder().toRealPath();
        for (Path file : new FilePatterns(job.directory()).files(job.call().places())) {
            if (file.toRealPath().startsWith(root)) {
                Files.delete(file);
            }
        }
    }

    private static void refuseStale(Job job, Path file, Instant begun) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        if (modified.isBefore(begun.minusSeconds(2))) { // some file systems count in steps of two seconds
            throw new CheckBroken(Finding.of("%s leaves a report from an earlier run"
                            .formatted(job.call().shown()))
                    .at(Place.file(job.sourceTree().userPath(file.toString())))
                    .actual("written at " + modified)
                    .fix("Let it write its report anew, below a folder that is no link out of the sources."));
        }
    }

    private static List<Path> reports(Job job, Finished finished) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String place : job.call().places()) {
            reports.addAll(
                    switch (place) {
                        case Written.STDOUT -> whole(job, finished, finished.stdoutFile());
                        case Written.OUTPUT -> whole(job, finished, finished.outputFile());
                        default -> files(job, finished, place);
                    });
        }
        return reports;
    }

    private static List<Path> whole(Job job, Finished finished, Path output) {
        if (finished.cut()) {
            throw job.broken(finished, job.call().shown() + " writes more than is kept, so its report cannot be read");
        }
        return List.of(output);
    }

    private static List<Path> files(Job job, Finished finished, String place) throws IOException {
        List<Path> files = new FilePatterns(job.directory()).files(List.of(place));
        if (files.isEmpty()) {
            throw job.broken(finished, "%s and wrote no report to %s".formatted(ended(job, finished), place));
        }
        keep(job, files);
        return files;
    }

    private static void keep(Job job, List<Path> files) throws IOException {
        for (Path file : files.subList(0, Math.min(files.size(), MOST_REPORTS_KEPT))) {
            if (Files.size(file) <= LARGEST_REPORT_KEPT) {
                String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
                job.evidence().keep(name.replaceAll("^[^A-Za-z0-9]+", "report-"), file);
            }
        }
    }

    private static CheckBroken crashed(Job job, Finished finished, UnreadableReport e) {
        return job.broken(
                finished,
                "%s and wrote an unreadable report: %s %s"
                        .formatted(ended(job, finished), e.place().text(), e.getMessage()));
    }

    private static String ended(Job job, Finished finished) {
        return "%s %s".formatted(job.call().shown(), finished.ending().sentence());
    }
}
