package dev.predeploy.launcher.report.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.launcher.report.Samples;
import dev.predeploy.launcher.report.markdown.SummaryMarkdown;
import dev.predeploy.launcher.report.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTests {
    @TempDir
    Path temporary;

    @Test
    void isAppendedToWhatTheStepSaidBefore() throws IOException {
        Path file = Files.writeString(temporary.resolve("summary"), "before\n");
        write(file);
        assertThat(file).content().startsWith("before\n\n## Predeploy: ✅ PASSED\n");
    }

    @Test
    void isRefusedWhereItWouldMakeGithubDropTheWhole() throws IOException {
        Path file = Files.writeString(temporary.resolve("summary"), "x".repeat(SummaryMarkdown.BUDGET - 100));
        assertThatThrownBy(() -> write(file))
                .isInstanceOf(IOException.class)
                .hasMessage("The step has only 100 bytes left of its summary");
    }

    private void write(Path file) throws IOException {
        try (OutputFolder folder = OutputFolder.open(temporary.resolve("out"))) {
            new StepSummary(file).write(Samples.passing(), folder);
        }
    }
}
