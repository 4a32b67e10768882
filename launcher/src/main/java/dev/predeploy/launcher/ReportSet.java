package dev.predeploy.launcher;

import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.report.JunitXml;
import dev.predeploy.launcher.report.OutputFolder;
import dev.predeploy.launcher.report.ReportJson;
import dev.predeploy.launcher.report.ReportWriter;
import dev.predeploy.launcher.report.Reports;
import dev.predeploy.launcher.report.StepSummary;
import dev.predeploy.launcher.report.SummaryMarkdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows every report that a run writes. */
final class ReportSet {
    private ReportSet() {}

    static Reports open(Path outputFolder, Surroundings surroundings) throws IOException {
        List<ReportWriter> writers = new ArrayList<>();
        writers.add(new ReportJson());
        writers.add(new JunitXml(workspace(surroundings)));
        writers.add(new SummaryMarkdown());
        Optional.ofNullable(surroundings.environment().get("GITHUB_STEP_SUMMARY"))
                .filter(file -> !file.isBlank())
                .ifPresent(file -> writers.add(new StepSummary(Path.of(file))));
        return Reports.open(OutputFolder.open(outputFolder), writers);
    }

    /** Returns the folder that a CI server resolves attachments in. */
    private static Optional<Path> workspace(Surroundings surroundings) {
        return Stream.of("WORKSPACE", "CI_PROJECT_DIR", "GITHUB_WORKSPACE")
                .map(surroundings.environment()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Path::of);
    }
}
