package dev.predeploy.quality.tool;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.FilePatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The files of reports that a command leaves: none from before, and none that is too large to keep as evidence. */
final class WrittenReports {
    private static final int MOST_KEPT = 50;
    private static final long LARGEST_KEPT = 10L << 20;

    private final Job job;
    private final FilePatterns patterns;
    private final Instant begun = Instant.now();

    private WrittenReports(Job job) {
        this.job = job;
        this.patterns = new FilePatterns(job.directory());
    }

    /** Begins: what lay there before can never be taken for this run's; behind a link lies the user's own, which stays. */
    static WrittenReports begin(Job job, List<String> places) throws IOException {
        WrittenReports reports = new WrittenReports(job);
        Path root = job.bench().workspace().folder().toRealPath();
        for (Path file : reports.patterns.files(places)) {
            if (file.toRealPath().startsWith(root)) {
                Files.delete(file);
            }
        }
        return reports;
    }

    /** Returns the files at a place, a path or a pattern, and keeps them as evidence. */
    List<Path> at(String place) throws IOException {
        List<Path> files = patterns.files(List.of(place));
        for (Path file : files) {
            refuseStale(file);
        }
        keep(files);
        return files;
    }

    private void refuseStale(Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        if (modified.isBefore(begun.minusSeconds(2))) { // some file systems count in steps of two seconds
            throw new CheckBroken(Finding.of("%s leaves a report from an earlier run".formatted(job.shown()))
                    .at(Place.file(job.sourceTree().userPath(file.toString())))
                    .actual("written at " + modified)
                    .fix("Let it write its report anew, below a folder that is no link out of the sources."));
        }
    }

    private void keep(List<Path> files) throws IOException {
        for (Path file : files.subList(0, Math.min(files.size(), MOST_KEPT))) {
            if (Files.size(file) <= LARGEST_KEPT) {
                String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
                job.evidence().keep(name.replaceAll("^[^A-Za-z0-9]+", "report-"), file);
            }
        }
    }
}
