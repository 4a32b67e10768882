package dev.predeploy.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTests {
    @TempDir
    Path folder;

    @Test
    void anEntrysNameIsItsToolUnlessItSaysOtherwise() throws Exception {
        Quality quality = read("quality: {lint: {javac: {}, style: {tool: javac}}}");

        assertThat(quality.lint().values())
                .extracting(lint -> lint.call().tool().orElseThrow())
                .containsExactly("javac", "javac");
    }

    @Test
    void namesTheNearestTool() {
        assertThatThrownBy(() -> read("quality: {lint: {javca: {}}}")).hasMessageContaining("did you mean `javac`?");
        assertThatThrownBy(() -> read("quality: {tests: {mocha: {}}}"))
                .hasMessageContaining("`mocha` has no `run`")
                .hasMessageContaining("`junit`");
    }

    @Test
    void wantsToKnowWhatACommandReports() {
        assertThatThrownBy(() -> read("quality: {lint: {ruff: {run: ruff check}}}"))
                .hasMessageContaining("nothing says what the command reports");
        assertThatThrownBy(() -> read("quality: {lint: {ruff: {run: ruff check, report: {}}}}"))
                .hasMessageContaining("names no format");
        assertThatThrownBy(() -> read("quality: {lint: {ruff: {run: r, report: {sarif: a, junit: b}}}}"))
                .hasMessageContaining("more than one format");
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() -> read("quality: {lint: {a: {run: r, tool: javac, report: {sarif: a}}}}"))
                .hasMessageContaining("not by `run`");
        assertThatThrownBy(() -> read("quality: {lint: {javac: {report: {sarif: a}}}}"))
                .hasMessageContaining("reports by itself");
        assertThatThrownBy(() -> read("quality: {lint: {a: {run: r, sources: [x], report: {sarif: a}}}}"))
                .hasMessageContaining("remove `sources`");
        assertThatThrownBy(() -> read("quality: {lint: {a: {run: r, report: {sarif: ../a}}}}"))
                .hasMessageContaining("leads out");
        assertThatThrownBy(() -> read("quality: {lint: {javac: {directory: /tmp}}}"))
                .hasMessageContaining("leads out");
    }

    private Quality read(String section) throws Exception {
        Path file = Files.writeString(folder.resolve("predeploy.yml"), "stack: test\n" + section + "\n");
        return new StackReader(List.of(new QualityModule()), Strictness.ALL_MODULES)
                .read(file)
                .section(Quality.class)
                .orElseThrow();
    }
}
