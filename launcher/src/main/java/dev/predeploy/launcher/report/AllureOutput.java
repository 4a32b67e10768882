package dev.predeploy.launcher.report;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.predeploy.allure.AllureReport;
import dev.predeploy.allure.AllureResults;
import dev.predeploy.allure.Attachments;
import dev.predeploy.allure.History;
import dev.predeploy.kit.folder.Removal;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Run;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code allure-results/}, and lets of them, in a process of its own, {@code allure-report/index.html} be made:
 * one file that opens without a server. Where that page cannot be made, a short one in its place says why.
 */
final class AllureOutput implements ReportWriter {
    static final String PAGE = "allure-report/index.html";
    private static final String RESULTS = "allure-results";
    private static final String PART = OutputFolder.TEMPORARY + "allure";
    private static final String HISTORY = "allure-report/history";

    private final History before;
    private final Map<String, String> variables;
    private final Optional<AllureReport> page;
    private Optional<Ordered> ordered = Optional.empty();

    /** A page that is being made, of so many results; none where nobody can make it. */
    private record Ordered(int results, Optional<AllureReport.Pending> page) {}

    AllureOutput(History before, Map<String, String> variables, Optional<AllureReport> page) {
        this.before = before;
        this.variables = variables;
        this.page = page;
    }

    /** Reads what earlier runs left in an output folder, before it is emptied. */
    static History history(Path out) {
        return History.read(out.resolve(HISTORY));
    }

    @Override
    public String name() {
        return RESULTS;
    }

    @Override
    public void write(Run run, OutputFolder folder) throws IOException {
        AllureResults results = new AllureResults(folder.resolve(RESULTS));
        AllureResultOf say = new AllureResultOf(run, folder.path(), new Attachments(results));
        List<TestResult> written = new ArrayList<>();
        for (CheckResult check : run.checks()) {
            TestResult result = say.check(check);
            results.write(result);
            written.add(result);
        }
        results.categories();
        results.environment(environment(run));
        results.executor(variables);
        results.history(before);
        before.with(written, variables).writeTo(folder.resolve(HISTORY));
        ordered = Optional.of(new Ordered(
                written.size(), page.map(report -> report.begin(folder.resolve(RESULTS), folder.resolve(PART)))));
    }

    /** Returns who waits for the page, which is made while other reports are written. */
    ReportWriter page() {
        return new ReportWriter() {
            @Override
            public String name() {
                return PAGE;
            }

            @Override
            public void write(Run run, OutputFolder folder) throws IOException {
                if (ordered.isPresent()) { // else it is told already why there are no results
                    finish(ordered.get(), folder);
                }
            }
        };
    }

    private static void finish(Ordered ordered, OutputFolder folder) throws IOException {
        if (ordered.page().isEmpty()) {
            throw missing(folder, "its generator is not installed or could not be started");
        }
        AllureReport.Answer answer = answer(ordered.page().get(), folder);
        if (!answer.failure().isEmpty()) {
            throw missing(folder, answer.failure());
        }
        if (answer.results() != ordered.results()) {
            throw new IOException("it shows %d results of %d checks".formatted(answer.results(), ordered.results()));
        }
    }

    private static AllureReport.Answer answer(AllureReport.Pending page, OutputFolder folder) throws IOException {
        try {
            AllureReport.Answer answer = page.await();
            Path part = folder.resolve(PART);
            if (answer.failure().isEmpty()) {
                Files.move(part.resolve("index.html"), folder.resolve(PAGE), ATOMIC_MOVE, REPLACE_EXISTING);
            }
            Removal.remove(part);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(PAGE + " was not waited for");
        }
    }

    private static MissingPage missing(OutputFolder folder, String why) throws IOException {
        String text = CleanText.line(why);
        String shown = text.replace("&", "&amp;").replace("<", "&lt;");
        folder.write(PAGE, """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>No Allure report</title></head>
                <body>
                <h1>No Allure report</h1>
                <p>This page could not be made: %s.</p>
                <p>What the run found is in report.json and summary.md; the results for Allure are in allure-results.</p>
                </body>
                </html>
                """.formatted(shown));
        return new MissingPage(text);
    }

    private static Map<String, String> environment(Run run) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("stack", CleanText.line(run.head().stack()));
        environment.put("verdict", run.verdict().word());
        run.head()
                .revision()
                .ifPresent(at -> environment.put(
                        "commit", CleanText.line(at.commit()) + (at.dirty() ? " and local changes" : "")));
        if (!run.ending().isEmpty()) {
            environment.put("ended early", CleanText.line(run.ending()));
        }
        run.head().environment().forEach((name, value) -> environment.put(CleanText.line(name), CleanText.line(value)));
        return environment;
    }

    /** Says that the page is missing, which no verdict depends on: its results are whole. */
    static final class MissingPage extends IOException {
        private static final long serialVersionUID = 1L;

        MissingPage(String why) {
            super(why);
        }
    }
}
