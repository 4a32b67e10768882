package dev.predeploy.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTests {
    @TempDir
    Path out;

    @Test
    void writesTheOthersWhereOneCannotBeWritten() throws IOException {
        List<ReportProblem> problems;
        try (Reports reports = open(List.of(new Full(), new SummaryMarkdown()))) {
            reports.events()
                    .started(new RunEvent.Started(
                            Samples.START, Samples.passing().head()));
            problems = reports.write(Samples.passing());
        }
        assertThat(problems).containsExactly(new ReportProblem("full.txt", "IOException: No space left on device"));
        assertThat(out.resolve("summary.md")).exists();
        assertThat(out.resolve("events.ndjson")).content().contains("run-started");
    }

    @Test
    void hasNothingToTellWhereAllIsWritten() throws IOException {
        try (Reports reports = open(List.of(new ReportJson(), new JunitXml(Optional.empty())))) {
            assertThat(reports.write(Samples.failing())).isEmpty();
        }
    }

    private Reports open(List<ReportWriter> writers) throws IOException {
        return Reports.open(OutputFolder.open(out), writers);
    }

    private static final class Full implements ReportWriter {
        @Override
        public String name() {
            return "full.txt";
        }

        @Override
        public void write(Run run, OutputFolder folder) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
