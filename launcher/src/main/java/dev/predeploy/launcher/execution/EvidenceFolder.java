package dev.predeploy.launcher.execution;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.redaction.ToolText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes over the files that checks published through JUnit: texts without secrets and harmless, as UTF-8; pictures and
 * the like as they are, but for secrets in ASCII.
 */
final class EvidenceFolder {
    private static final String NAME = "evidence";

    private final Path outputFolder;
    private final Redactor redactor;

    EvidenceFolder(Path outputFolder, Redactor redactor) {
        this.outputFolder = outputFolder;
        this.redactor = redactor;
    }

    /** Returns where the file lies now, relative to the output folder. */
    String take(CheckId check, Path published) throws IOException {
        String relative =
                String.join("/", NAME, check.toString(), published.getFileName().toString());
        Path target = outputFolder.resolve(relative);
        Files.createDirectories(target.getParent());
        byte[] octets = Files.readAllBytes(published);
        Files.write(target, isText(octets) ? cleanText(octets) : withoutSecrets(octets));
        Files.delete(published);
        return relative;
    }

    /** No text of a tool holds a zero in its beginning, and hardly a picture, archive or program holds none. */
    private static boolean isText(byte[] octets) {
        for (int i = 0; i < Math.min(octets.length, 8192); i++) {
            if (octets[i] == 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] cleanText(byte[] octets) {
        return redactor.clean(ToolText.of(octets)).getBytes(StandardCharsets.UTF_8);
    }

    /** Every octet stands for itself, so that what holds no secret stays as it is. */
    private byte[] withoutSecrets(byte[] octets) {
        return redactor.redact(new String(octets, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
