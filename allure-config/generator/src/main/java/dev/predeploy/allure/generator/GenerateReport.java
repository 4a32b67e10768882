package dev.predeploy.allure.generator;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.Extension;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.allure1.Allure1Plugin;
import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.context.FreemarkerContext;
import io.qameta.allure.context.JacksonContext;
import io.qameta.allure.context.MarkdownContext;
import io.qameta.allure.context.RandomUidContext;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.TestsResultsPlugin;
import io.qameta.allure.duration.DurationPlugin;
import io.qameta.allure.duration.DurationTrendPlugin;
import io.qameta.allure.environment.Allure1EnvironmentPlugin;
import io.qameta.allure.executor.ExecutorPlugin;
import io.qameta.allure.history.HistoryPlugin;
import io.qameta.allure.history.HistoryTrendPlugin;
import io.qameta.allure.launch.LaunchPlugin;
import io.qameta.allure.retry.RetryPlugin;
import io.qameta.allure.retry.RetryTrendPlugin;
import io.qameta.allure.severity.SeverityPlugin;
import io.qameta.allure.status.StatusChartPlugin;
import io.qameta.allure.suites.SuitesPlugin;
import io.qameta.allure.summary.SummaryPlugin;
import io.qameta.allure.timeline.TimelinePlugin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the one-file report when it is told to. It reads two lines, the results folder and the folder to write
 * to; it answers with one, {@code done} and the number of results, or {@code failed} and why. At the
 * end of its input it ends, so that it never outlives who started it.
 */
public final class GenerateReport {
    private final CountResults count = new CountResults();
    private final Configuration configuration;
    private final BufferedReader in;
    private final PrintStream out;

    GenerateReport(BufferedReader in, PrintStream out, String name) {
        this.in = in;
        this.out = out;
        this.configuration = ConfigurationBuilder.empty()
                .withExtensions(extensions())
                .withReportName(name)
                .build();
    }

    /** Runs until its input ends; the arguments are the report's name and an empty folder of its own to warm up in. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        GenerateReport report = new GenerateReport(in, out, args[0]);
        report.warmUp(Path.of(args[1]));
        report.serve();
    }

    private void warmUp(Path folder) {
        new ReportGenerator(configuration).generateSingleFile(folder.resolve("report"), List.of(folder));
    }

    void serve() throws IOException {
        for (String results = in.readLine(); results != null; results = in.readLine()) {
            String target = in.readLine();
            if (target == null) {
                return;
            }
            out.println(generate(Path.of(results), Path.of(target)));
        }
    }

    private String generate(Path results, Path target) {
        try {
            count.reset();
            new ReportGenerator(configuration).generateSingleFile(target, List.of(results));
            return "done " + count.results();
        } catch (RuntimeException e) {
            return ("failed " + e).replaceAll("[\\r\\n]+", " ");
        }
    }

    /** Returns what the page needs: no mail, no metrics for other systems, no analytics. */
    private List<Extension> extensions() {
        return List.of(
                new JacksonContext(),
                new MarkdownContext(),
                new FreemarkerContext(),
                new RandomUidContext(),
                new RetryPlugin(),
                new RetryTrendPlugin(),
                new SeverityPlugin(),
                new HistoryPlugin(),
                new HistoryTrendPlugin(),
                new CategoriesPlugin(),
                new CategoriesTrendPlugin(),
                new DurationPlugin(),
                new DurationTrendPlugin(),
                new StatusChartPlugin(),
                new TimelinePlugin(),
                new SuitesPlugin(),
                new TestsResultsPlugin(),
                new SummaryPlugin(),
                new ExecutorPlugin(),
                new LaunchPlugin(),
                new Allure1Plugin(), // reads environment.properties, also for results of Allure 2
                new Allure1EnvironmentPlugin(),
                new KnownAttachments(),
                count);
    }
}
