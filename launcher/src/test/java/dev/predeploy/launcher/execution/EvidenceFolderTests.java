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

    private byte[] taken(byte[] octets) throws IOException {
        Path published = Files.write(folder.resolve("output.log"), octets);
        String kept = new EvidenceFolder(folder, redactor).take(CheckId.parse("quality/lint/ruff"), published);
        assertThat(published).doesNotExist();
        return Files.readAllBytes(folder.resolve(kept));
    }
}
