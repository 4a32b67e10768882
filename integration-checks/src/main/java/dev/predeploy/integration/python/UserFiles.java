package dev.predeploy.integration.python;

import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The user's own files, as a program names them.
 *
 * @param folder the folder of the stack
 * @param userPath turns a path that the program wrote into one relative to that folder, if it is the user's
 */
public record UserFiles(Path folder, UnaryOperator<String> userPath) {

    /** Returns the path that the user knows, if the file is his. */
    Optional<String> own(String path) {
        try {
            String known = userPath.apply(path);
            Path file = folder.resolve(known).normalize();
            boolean isOwn = file.startsWith(folder) && Files.isRegularFile(file);
            return isOwn ? Optional.of(folder.relativize(file).toString()) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Returns the place of a file, if it is the user's. */
    public Place place(String path) {
        return own(path).map(Place::file).orElse(Place.nowhere());
    }

    /** Returns the lines of a file of the user's; none where it cannot be read. */
    List<String> lines(String own) {
        try {
            return Files.readString(folder.resolve(own), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
