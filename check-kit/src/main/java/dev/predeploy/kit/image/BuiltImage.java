package dev.predeploy.kit.image;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An image that was built in this run.
 *
 * @param name its name in the stack file
 * @param id by which the engine knows it
 * @param folder the folder that its commands run in ({@code WORKDIR}), {@code /} where it names none
 * @param paths the user's own paths for those in it
 */
public record BuiltImage(String name, String id, String folder, ImagePaths paths) {

    /** Returns the folder that a command runs in which the stack file sends to one below the image's own, or to none. */
    public Path folder(Optional<String> directory) {
        return Path.of(folder).resolve(directory.orElse("")).normalize();
    }
}
