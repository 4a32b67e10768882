package dev.predeploy.quality.tool;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.quality.report.Report;
import dev.predeploy.quality.report.SourceTree;
import dev.predeploy.quality.report.UnreadableReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls a tool of the table, asks for its machine format, and reads that. */
final class KnownToolRun implements Tool {
    private final KnownTool tool;

    KnownToolRun(KnownTool tool) {
        this.tool = tool;
    }

    @Override
    public Examined examine(Job job) throws Exception {
        Optional<ReportFile> file = tool.writesFile() ? Optional.of(job.reportFile(tool.program())) : Optional.empty();
        List<String> words = new ArrayList<>(List.of(program(job)));
        tool.words()
                .forEach(word -> words.add(file.map(report -> word.replace(KnownTool.REPORT, report.written()))
                        .orElse(word)));
        words.addAll(job.arguments());
        words.addAll(paths(job));
        Finished finished = job.run(tool, words, file);
        Path report = file.isPresent() ? written(job, finished, file.get()) : finished.stdoutFile();
        if (finished.cut() && file.isEmpty()) {
            throw job.broken(finished, job.shown() + " writes more than is kept, so its report cannot be read");
        }
        return inWords(job, finished).orElseGet(() -> examined(job, finished, report));
    }

    private Examined examined(Job job, Finished finished, Path report) {
        try {
            Report read = tool.format().read(List.of(report), sources(job, finished, report));
            return new Examined(finished, read, isEmpty(read) && saysNothing(finished));
        } catch (UnreadableReport e) {
            if (saysNothing(finished)) {
                return new Examined(finished, Report.ofNothing(), true);
            }
            String why = finished.succeeded() ? "and wrote an unreadable report: " + e.getMessage() : "and no report";
            throw job.broken(
                    finished,
                    "%s %s %s".formatted(job.shown(), finished.ending().sentence(), why));
        }
    }

    /** Returns what it says to people, if that tells of a finding. */
    private Optional<Examined> inWords(Job job, Finished finished) {
        if (tool.inWords().isEmpty() || finished.succeeded()) {
            return Optional.empty();
        }
        try {
            Path said = finished.outputFile();
            Report report = tool.inWords().get().read(List.of(said), sources(job, finished, said));
            return Optional.of(new Examined(finished, report)).filter(it -> report.countAtLeast(Severity.NOTE) > 0);
        } catch (UnreadableReport e) {
            return Optional.empty(); // then the other report is told of
        }
    }

    /** Else it could be one of the tests that says so. */
    private static boolean isEmpty(Report report) {
        return report.countAtLeast(Severity.NOTE) == 0
                && report.files().orElse(0) == 0
                && report.tests().map(tests -> tests.collected() == 0).orElse(true);
    }

    private boolean saysNothing(Finished finished) {
        return tool.nothing().matcher(finished.output()).find();
    }

    private Path written(Job job, Finished finished, ReportFile file) throws IOException {
        if (!Files.isRegularFile(file.kept())) {
            if (saysNothing(finished)) {
                return finished.stdoutFile(); // which is no report either, and so read as nothing
            }
            throw job.broken(
                    finished,
                    "%s %s and wrote no report"
                            .formatted(job.shown(), finished.ending().sentence()));
        }
        job.evidence().keep(String.valueOf(file.kept().getFileName()), file.kept());
        return file.kept();
    }

    private static SourceTree sources(Job job, Finished finished, Path report) {
        boolean isOutput = report.equals(finished.stdoutFile());
        return job.sourceTree(Map.of(report.toString(), isOutput ? "standard output" : "the report"));
    }

    /** A project's own tool comes first, as npx finds it: in this folder or above. In an image, it is in the folder. */
    private String program(Job job) throws IOException {
        if (!tool.isOfNode()) {
            return tool.program();
        }
        String own = "node_modules/.bin/" + tool.program();
        if (job.call().in().isPresent()) {
            return own;
        }
        Path root = job.bench().workspace().folder();
        for (Path folder = job.directory(); folder != null && folder.startsWith(root); folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve(own))) {
                return folder.resolve(own).toString();
            }
        }
        return tool.program();
    }

    /** No tool is told of a pattern: each has its own idea of what that would mean. */
    private List<String> paths(Job job) throws IOException {
        List<String> wanted =
                job.inputs().paths().isEmpty() ? tool.paths() : job.inputs().paths();
        List<String> paths = new ArrayList<>();
        for (String each : wanted) {
            if (FilePatterns.isPattern(each)) {
                paths.addAll(matching(job, each));
            } else {
                paths.add(each);
            }
        }
        if (paths.isEmpty() && !wanted.isEmpty()) {
            throw new CheckNotRun(
                    "no file matches " + String.join(", ", wanted), "Name what the tool is to look at in `paths`.");
        }
        return paths;
    }

    private static List<String> matching(Job job, String pattern) throws IOException {
        SourceTree sources = job.sourceTree();
        return new FilePatterns(job.directory())
                .files(List.of(pattern)).stream()
                        .filter(file -> sources.isSource(file.toString()))
                        .map(file -> job.directory().relativize(file).toString())
                        .toList();
    }
}
