package dev.predeploy.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.report.output.OutputFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Map.Entry;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EvidenceArchiveTests {
    private static final Map<String, String> EVIDENCE = Map.of(
            "index.md", "# Evidence\n",
            "build/image/site/build.log", "built\n",
            "staging/health/ready/a name that\nends\\a line", "x");

    @TempDir
    private Path parent;

    @Test
    void sha256sumAcceptsItsManifest() throws Exception {
        Path unpacked = parent.resolve("unpacked");
        unpack(written("first"), unpacked);
        assertThat(unpacked.resolve("SHA256SUMS"))
                .content()
                .contains("  evidence/build/image/site/build.log\n", "a name that\\nends\\\\a line\n");
        assertThat(Files.readAllLines(unpacked.resolve("SHA256SUMS"))).hasSize(EVIDENCE.size());
        assertThat(check(unpacked)).isZero();
        Files.writeString(unpacked.resolve("evidence/index.md"), "# Other evidence\n");
        assertThat(check(unpacked)).isNotZero();
    }

    @Test
    void isTheSameOfTheSameEvidence() throws IOException {
        assertThat(written("first")).hasSameBinaryContentAs(written("second"));
    }

    @Test
    void isThereWithoutAnyEvidence() throws Exception {
        try (OutputFolder folder = OutputFolder.open(parent.resolve("none"))) {
            new EvidenceArchive().write(Samples.passing(), folder);
            unpack(folder.resolve(EvidenceArchive.NAME), parent.resolve("unpacked"));
        }
        assertThat(parent.resolve("unpacked/SHA256SUMS")).isEmptyFile();
    }

    private Path written(String name) throws IOException {
        try (OutputFolder folder = OutputFolder.open(parent.resolve(name))) {
            for (Entry<String, String> each : EVIDENCE.entrySet()) {
                Path file = folder.resolve("evidence/" + each.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, each.getValue());
                Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(name.hashCode() & 0xffff)));
            }
            new EvidenceArchive().write(Samples.passing(), folder);
            return folder.resolve(EvidenceArchive.NAME);
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(entries, target);
            }
        }
    }

    private static int check(Path folder) throws Exception {
        return new ProcessBuilder("sha256sum", "--check", "--strict", "--status", "SHA256SUMS")
                .directory(folder.toFile())
                .start()
                .waitFor();
    }
}
