package dev.predeploy.kit.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file's text, or says why that cannot be done. */
final class SourceFile {
    /** The largest stack file, in bytes; beyond it, somebody named another file. */
    static final int LARGEST = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final String name;

    SourceFile(Path file) {
        this.file = file;
        this.name = file.toString();
    }

    SourceText read() {
        if (Files.isDirectory(file)) {
            throw refused(
                    "this is a folder, not a file", "name the file, such as `" + file.resolve("predeploy.yml") + "`");
        }
        if (!Files.exists(file)) {
            throw refused("no such file", NearestFile.fix(Path.of(""), name));
        }
        if (!Files.isRegularFile(file)) {
            throw refused("this is no regular file", "name a file of text");
        }
        byte[] bytes = bytes();
        if (bytes.length > LARGEST) {
            throw refused(
                    "the file is larger than 1 MiB", "name the stack file; one this large is likely another file");
        }
        return new SourceText(name, decoded(bytes));
    }

    private byte[] bytes() {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw refused(
                    "the file cannot be read: "
                            + Words.shown(e.getClass().getSimpleName().replace("Exception", "")),
                    "make it readable for this user");
        }
    }

    private String decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            SourceText before = new SourceText(name, text);
            throw new StackFileException(before.at(
                    text.length(), "the file is not UTF-8 from here on", "save the file with the encoding UTF-8"));
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private StackFileException refused(String what, String fix) {
        return new StackFileException(Problem.ofFile(name, what, fix));
    }
}
