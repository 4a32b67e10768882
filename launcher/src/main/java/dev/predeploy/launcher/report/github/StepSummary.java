package dev.predeploy.launcher.report.github;

import dev.predeploy.launcher.report.markdown.SummaryMarkdown;
import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends the summary to the file that GitHub Actions shows as the summary of a step ({@code GITHUB_STEP_SUMMARY}),
 * within what the step has left of its 1 MiB.
 */
public final class StepSummary implements ReportWriter {
    private static final int LEAST = 10_000;

    private final Path file;

    /** Makes the writer for the runner's file. */
    public StepSummary(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "the step summary";
    }

    @Override
    public void write(Run run, OutputFolder folder) throws IOException {
        long taken = Files.exists(file) ? Files.size(file) : 0;
        long left = SummaryMarkdown.BUDGET - taken;
        if (left < LEAST) {
            throw new IOException("The step has only %d bytes left of its summary".formatted(Math.max(0, left)));
        }
        Files.writeString(
                file,
                "\n" + SummaryMarkdown.text(run, (int) left - 1),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
