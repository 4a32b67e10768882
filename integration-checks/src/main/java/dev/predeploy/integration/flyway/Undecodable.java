package dev.predeploy.integration.flyway;

import dev.predeploy.integration.sql.SourceText;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the first byte of a file that is no text in an encoding, of which Flyway itself names not even the file. */
record Undecodable(Path file, Charset charset) {

    /** Returns the finding, if there is such a byte. */
    Optional<Finding> finding(String userPath) {
        ByteBuffer bytes = bytes();
        CharBuffer before = CharBuffer.allocate(bytes.remaining() + 1);
        boolean isText = !charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, before, true)
                .isError();
        if (isText) {
            return Optional.empty();
        }
        SourceText text = new SourceText(before.flip().toString());
        int end = text.text().length();
        return Optional.of(Finding.of(file.getFileName() + " is no " + charset)
                .rule("encoding")
                .at(Place.file(userPath, text.line(end), text.column(end)))
                .expected("text in " + charset)
                .actual("the byte 0x%02X".formatted(bytes.get(bytes.position())))
                .fix(
                        "Save it as %s, or name the encoding of all files of these migrations, such as `settings: {encoding: ISO-8859-1}`."
                                .formatted(charset)));
    }

    private ByteBuffer bytes() {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
