package dev.predeploy.launcher.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

class EvidenceFolderTests {
    private final Redactor redactor = new Redactor();

    @TempDir
    Path folder;

    @BeforeEach
    void knowASecret() {
        redactor.add("pässword");
        redactor.add("hunter2");
    }

    @Test
    void masksASecretInWhateverEncodingTheToolWrote() throws IOException {
        assertThat(taken("it is pässword".getBytes(UTF_8))).isEqualTo("it is ***".getBytes(UTF_8));
        assertThat(taken("für pässword".getBytes(ISO_8859_1))).isEqualTo("für ***".getBytes(UTF_8));
    }

    @Test
    void takesEscapeSequencesOutOfText() throws IOException {
        assertThat(taken("\u001B[31mred\u001B[0m\u0007\r\n".getBytes(UTF_8))).isEqualTo("red\n".getBytes(UTF_8));
    }

    @Test
    void leavesAPictureAsItIs() throws IOException {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, (byte) 0xFF};
        assertThat(taken(picture)).isEqualTo(picture);
    }

    @Test
    void masksASecretInAPicture() throws IOException {
        assertThat(taken("\0PNG hunter2\0\u00FF".getBytes(ISO_8859_1)))
                .isEqualTo("\0PNG ***\0\u00FF".getBytes(ISO_8859_1));
    }

    @Test
    void lendsAFolderToOneCheckAtATime() throws IOException {
        EvidenceFolder evidence = new EvidenceFolder(folder, folder, redactor);
        Path first = evidence.createOutputDirectory(new EngineDescriptor(UniqueId.forEngine("a"), "a"));
        Path second = evidence.createOutputDirectory(new EngineDescriptor(UniqueId.forEngine("b"), "b"));
        assertThat(first).isNotEqualTo(second);
        evidence.take(CheckId.parse("quality/lint/ruff"), Files.writeString(first.resolve("a.log"), "a"));
        assertThat(evidence.createOutputDirectory(new EngineDescriptor(UniqueId.forEngine("c"), "c")))
                .isEqualTo(first)
                .isEmptyDirectory();
    }

    @Test
    void copiesWhatALinkLeadsToAndLeavesThatWhereItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("tool.log"), "text");
        Path link = Files.createSymbolicLink(folder.resolve("output.log"), file);
        String kept = new EvidenceFolder(folder, folder, redactor).take(CheckId.parse("quality/lint/ruff"), link);
        assertThat(folder.resolve(kept)).isRegularFile().hasContent("text");
        assertThat(link).doesNotExist();
        assertThat(file).hasContent("text");
    }

    private byte[] taken(byte[] octets) throws IOException {
        Path published = Files.write(folder.resolve("output.log"), octets);
        String kept = new EvidenceFolder(folder, folder, redactor).take(CheckId.parse("quality/lint/ruff"), published);
        assertThat(published).doesNotExist();
        return Files.readAllBytes(folder.resolve(kept));
    }
}
