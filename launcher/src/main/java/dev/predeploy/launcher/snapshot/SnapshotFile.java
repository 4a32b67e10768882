package dev.predeploy.launcher.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** A file that is written whole or not at all. */
record SnapshotFile(Path path) {

    /** Writes the text where another stands, and returns what that was, in a word. */
    String write(String text) throws IOException {
        boolean isThere = Files.exists(path);
        if (!isThere && Files.isSymbolicLink(path)) {
            throw new NoSuchFileException(path.toString(), null, "it is a link to nothing");
        }
        Path file = isThere ? path.toRealPath() : path;
        if (isThere && plain(Files.readAllBytes(file)).equals(plain(text.getBytes(StandardCharsets.UTF_8)))) {
            return "unchanged";
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        Files.createDirectories(folder);
        Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return isThere ? "updated" : "created";
    }

    /** Git may have turned its line ends into those of this system. What stands there need be no text at all. */
    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }
}
