package dev.predeploy.launcher.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written where another stands. */
class SnapshotFileTests {
    private static final String TEXT = "{\n  \"comment\": \"äöü\"\n}\n";

    @TempDir
    private Path folder;

    @Test
    void isWrittenAnewWhateverStandsThere() throws IOException {
        Path file = folder.resolve("schema.json");
        byte[] noText = {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0};
        Files.write(file, noText);
        assertThat(new SnapshotFile(file).write(TEXT)).isEqualTo("updated");
        assertThat(file).hasContent(TEXT);
        Files.writeString(file, "<<<<<<< HEAD\n" + TEXT);
        assertThat(new SnapshotFile(file).write(TEXT)).isEqualTo("updated");
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void isUnchangedWhereOnlyTheEndsOfLinesAreOthers() throws IOException {
        Path file = folder.resolve("db/schema.json");
        assertThat(new SnapshotFile(file).write(TEXT)).isEqualTo("created");
        Files.writeString(file, TEXT.replace("\n", "\r\n"));
        assertThat(new SnapshotFile(file).write(TEXT)).isEqualTo("unchanged");
    }
}
