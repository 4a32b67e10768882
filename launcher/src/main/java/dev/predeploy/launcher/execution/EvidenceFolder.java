package dev.predeploy.launcher.execution;

import dev.predeploy.kit.check.CheckId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Takes over the files that checks published through JUnit: without their secrets, else as they are. */
final class EvidenceFolder {
    private static final String NAME = "evidence";

    private final Path outputFolder;
    private final UnaryOperator<String> redact;

    EvidenceFolder(Path outputFolder, UnaryOperator<String> redact) {
        this.outputFolder = outputFolder;
        this.redact = redact;
    }

    /** Returns where the file lies now, relative to the output folder. */
    String take(CheckId check, Path published) throws IOException {
        String relative =
                String.join("/", NAME, check.toString(), published.getFileName().toString());
        Path target = outputFolder.resolve(relative);
        Files.createDirectories(target.getParent());
        byte[] bytes = Files.readAllBytes(published);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Files.writeString(target, redact.apply(text), StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            // A picture, or a text in another encoding: every byte stands for itself, and secrets in ASCII are found.
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            Files.write(target, redact.apply(text).getBytes(StandardCharsets.ISO_8859_1));
        }
        Files.delete(published);
        return relative;
    }
}
