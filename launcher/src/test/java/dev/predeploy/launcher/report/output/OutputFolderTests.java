package dev.predeploy.launcher.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTests {
    @TempDir
    Path temporary;

    @Test
    void isMadeWhereThereIsNone() throws IOException {
        try (OutputFolder folder = OutputFolder.open(temporary.resolve("a/b"))) {
            folder.write("junit/x.xml", "<x/>");
        }
        assertThat(temporary.resolve("a/b/junit/x.xml")).hasContent("<x/>");
    }

    @Test
    void isEmptiedOfAnEarlierRunAndOfNothingElse() throws IOException {
        try (OutputFolder folder = OutputFolder.open(temporary)) {
            folder.write("report.json", "{}");
            folder.write("evidence/a/b/c.log", "old");
            folder.write("mine.txt", "mine");
            Files.writeString(temporary.resolve(".predeploy-part-1"), "half");
        }
        OutputFolder.open(temporary).close();
        assertThat(temporary).isDirectoryNotContaining("regex:.*(report.json|evidence|part-1)");
        assertThat(temporary.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void isRefusedWhereItCannotBeMade() throws IOException {
        Path folder = Files.createFile(temporary.resolve("file")).resolve("out");
        assertThatThrownBy(() -> OutputFolder.open(folder))
                .isInstanceOf(OutputFolderRefused.class)
                .hasMessage("Reports cannot go to %s: it cannot be made there (Not a directory). ".formatted(folder)
                        + "Name an empty or a new folder with --out.");
    }

    @Test
    void isRefusedWhereItHoldsWhatIsNotOurs() throws IOException {
        Path notes = Files.writeString(temporary.resolve("summary.md"), "my notes");
        assertThatThrownBy(() -> OutputFolder.open(temporary))
                .isInstanceOf(OutputFolderRefused.class)
                .hasMessage("Reports cannot go to %s: it holds summary.md, which no run of Predeploy wrote. "
                                .formatted(temporary)
                        + "Name an empty or a new folder with --out.");
        assertThat(notes).hasContent("my notes");
    }

    @Test
    void isRefusedWhereItIsAFile() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        assertThatThrownBy(() -> OutputFolder.open(file))
                .isInstanceOf(OutputFolderRefused.class)
                .hasMessageContaining("it is a file");
    }

    @Test
    void isRefusedWhileAnotherRunWritesToIt() throws IOException {
        OutputFolder first = OutputFolder.open(temporary);
        assertThatThrownBy(() -> OutputFolder.open(temporary))
                .isInstanceOf(OutputFolderRefused.class)
                .hasMessageContaining("another run writes to it");
        first.close();
        OutputFolder.open(temporary).close();
    }

    @Test
    void followsNoLinkWhenItIsEmptied() throws IOException {
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept"), "kept");
        Path out = temporary.resolve("out");
        OutputFolder.open(out).close();
        Files.createSymbolicLink(out.resolve("evidence"), elsewhere);
        OutputFolder.open(out).close();
        assertThat(elsewhere.resolve("kept")).exists();
        assertThat(out.resolve("evidence")).doesNotExist();
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        try (OutputFolder folder = OutputFolder.open(temporary)) {
            assertThatThrownBy(() -> folder.write("report.json", out -> {
                        out.write('{');
                        throw new IOException("No space left on device");
                    }))
                    .hasMessage("No space left on device");
        }
        assertThat(temporary).isDirectoryNotContaining("regex:.*(report.json|part).*");
    }
}
