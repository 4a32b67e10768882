package dev.predeploy.launcher.report;

import dev.predeploy.allure.AllureReport;
import dev.predeploy.allure.GeneratorFiles;
import dev.predeploy.allure.History;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.launcher.report.github.GithubAnnotations;
import dev.predeploy.launcher.report.github.StepSummary;
import dev.predeploy.launcher.report.json.EventLog;
import dev.predeploy.launcher.report.json.ReportJson;
import dev.predeploy.launcher.report.markdown.EvidenceMarkdown;
import dev.predeploy.launcher.report.markdown.SummaryMarkdown;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunListener;
import dev.predeploy.launcher.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes every report of one run. Begin before the first check, let its {@link #events()} hear the run, and write
 * when the run is over, also if it was interrupted. One report that cannot be written keeps no other from being
 * written.
 */
public final class Reports implements AutoCloseable {
    private static final Duration PAGE_WITHIN = Duration.ofSeconds(60);

    private final OutputFolder folder;
    private final Writers writers;
    private final EventLog events;
    private final Optional<AllureReport> page;

    private Reports(OutputFolder folder, Writers writers, Optional<AllureReport> page) throws IOException {
        this.folder = folder;
        this.writers = writers;
        this.page = page;
        this.events = new EventLog(Files.newOutputStream(folder.resolve(EventLog.NAME)));
    }

    /**
     * In which order reports are written.
     *
     * @param before what is written first, and whatever else tells nobody the verdict
     * @param telling what tells people the verdict; written anew if that changes because of what comes late
     * @param late what is made while those are written
     * @param last what is written only once all is known
     */
    record Writers(
            List<ReportWriter> before, List<ReportWriter> telling, List<ReportWriter> late, List<ReportWriter> last) {}

    /**
     * What the reports of a run depend on.
     *
     * @param out the output folder
     * @param title the Allure report's title, such as {@code Predeploy: consult}
     * @param runFolder where temporary files go, and whose variables mark our processes
     * @param variables the process' environment variables, which tell of CI systems
     */
    public record Setting(Path out, String title, RunFolder runFolder, Map<String, String> variables) {
        /** Keeps a copy of the map. */
        public Setting {
            variables = Map.copyOf(variables);
        }

        private Optional<Path> variable(String name) {
            return Optional.ofNullable(variables.get(name))
                    .filter(path -> !path.isBlank())
                    .map(Path::of);
        }

        private boolean onGithub() {
            return "true".equals(variables.get("GITHUB_ACTIONS"));
        }
    }

    /**
     * Begins the reports of a run: empties the output folder of an earlier run's, and starts the process that will
     * make the Allure page, so that it is warm when the run is over.
     *
     * @throws OutputFolderRefused if the folder is not ours to write to
     * @throws IOException if it cannot be written to
     */
    public static Reports begin(Setting setting) throws IOException {
        Optional<AllureReport> page = startPage(setting); // first: it needs the longest
        try {
            History history = AllureOutput.history(setting.out);
            OutputFolder folder = OutputFolder.open(setting.out);
            return new Reports(folder, writers(setting, new AllureOutput(history, setting.variables, page)), page);
        } catch (IOException | RuntimeException e) {
            page.ifPresent(AllureReport::close);
            throw e;
        }
    }

    private static Writers writers(Setting setting, AllureOutput allure) {
        List<ReportWriter> last = new ArrayList<>();
        if (setting.onGithub()) {
            setting.variable("GITHUB_STEP_SUMMARY").map(StepSummary::new).ifPresent(last::add);
        }
        last.add(new ReportJson());
        return new Writers(
                List.of(allure, new JunitXml(workspace(setting))),
                List.of(new SummaryMarkdown(), new EvidenceMarkdown(), new EvidenceArchive()),
                List.of(allure.page()),
                last);
    }

    private static Optional<Path> workspace(Setting setting) {
        return Stream.of("CI_PROJECT_DIR", "WORKSPACE", "GITHUB_WORKSPACE")
                .flatMap(name -> setting.variable(name).stream())
                .findFirst();
    }

    private static Optional<AllureReport> startPage(Setting setting) {
        Optional<GeneratorFiles> files = GeneratorFiles.find();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            RunFolder run = setting.runFolder;
            AllureReport.Terms terms = new AllureReport.Terms(run.newFolder("allure"), run.environment(), PAGE_WITHIN);
            return Optional.of(AllureReport.start(files.get(), setting.title, terms));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the lines that show the findings as annotations; empty unless this runs under GitHub Actions. */
    public static List<String> annotations(Run run, Setting setting) {
        return setting.onGithub() ? new GithubAnnotations(setting.variable("GITHUB_WORKSPACE")).lines(run) : List.of();
    }

    /** Begins with chosen reports, in a folder that was just opened. */
    static Reports open(OutputFolder folder, Writers writers) throws IOException {
        return new Reports(folder, writers, Optional.empty());
    }

    /** Returns where the reports go. */
    public Path folder() {
        return folder.path();
    }

    /** Returns who writes down what happens; what it cannot write is among the problems of {@link #write}. */
    public RunListener events() {
        return events;
    }

    /**
     * Writes all reports. A run whose reports could not all be written has not told what it found, so it is not green:
     * from then on it is broken, also in what is written after it.
     */
    public Written write(Run run) {
        Written written = new Written(run, List.of());
        Optional<IOException> lost = events.failure();
        if (lost.isPresent()) {
            written = written.with(problem(EventLog.NAME, lost.get()));
        }
        Written early = written(writers.telling(), written(writers.before(), written));
        Written whole = written(writers.late(), early);
        if (whole.run().verdict() != early.run().verdict()) {
            whole = written(writers.telling(), whole);
        }
        return written(writers.last(), whole);
    }

    private Written written(List<ReportWriter> some, Written before) {
        Written written = before;
        for (ReportWriter writer : some) {
            try {
                writer.write(written.run(), folder);
            } catch (IOException | RuntimeException e) {
                written = written.with(problem(writer.name(), e));
            }
        }
        return written;
    }

    /**
     * What came of writing the reports.
     *
     * @param run the run as it has to be told now
     * @param problems what could not be written; empty is how it should be
     */
    public record Written(Run run, List<ReportProblem> problems) {
        /** Keeps a copy of the list. */
        public Written {
            problems = List.copyOf(problems);
        }

        private Written with(ReportProblem problem) {
            boolean spoilt = problem.serious() && run.verdict() == Verdict.PASSED;
            String why = "could not write " + problem.report() + ": " + problem.what();
            return new Written(
                    spoilt ? run.broken(why) : run,
                    Stream.concat(problems.stream(), Stream.of(problem)).toList());
        }
    }

    private static ReportProblem problem(String report, Exception failure) {
        if (failure instanceof AllureOutput.MissingPage) {
            return new ReportProblem(AllureOutput.PAGE, String.valueOf(failure.getMessage()), false);
        }
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return new ReportProblem(report, CleanText.line(failure.getClass().getSimpleName() + message), true);
    }

    /** Ends the process behind the Allure page, closes the event log and lets another run use the folder. */
    @Override
    public void close() throws IOException {
        page.ifPresent(AllureReport::close);
        try (folder) {
            events.close();
        }
    }
}
