package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Problem;
import dev.predeploy.kit.yaml.StackFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the stack file that is meant. */
public final class StackFiles {
    /** The name that a stack file has where nobody names it. */
    public static final String NAME = "predeploy.yml";

    private static final String OTHER_NAME = "predeploy.yaml";

    private StackFiles() {}

    /**
     * Returns the given file, or the nearest {@code predeploy.yml} in the working folder or above it.
     *
     * @throws StackFileException if there is none, with what to do; nobody's command may end well on no stack
     */
    public static Path locate(Optional<Path> given, Path workingFolder) {
        Path here = workingFolder.toAbsolutePath().normalize().resolve(NAME);
        return find(given, workingFolder).orElseThrow(() -> new StackFileException(absent(here.toString())));
    }

    private static Problem absent(String here) {
        return Problem.ofFile(
                here,
                "no stack file here, nor in any folder above",
                "let `predeploy init` write one, create it, starting with `stack: NAME`, or name another: --stack FILE");
    }

    /**
     * Returns the given file, or the nearest {@code predeploy.yml} in the working folder or above it, if there is one.
     *
     * @throws StackFileException if there is one by another name
     */
    public static Optional<Path> find(Optional<Path> given, Path workingFolder) {
        if (given.isPresent()) {
            return Optional.of(workingFolder.resolve(given.get()).normalize());
        }
        for (Path folder = workingFolder.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(NAME))) {
                return Optional.of(folder.resolve(NAME));
            }
            if (Files.isRegularFile(folder.resolve(OTHER_NAME))) {
                throw new StackFileException(Problem.ofFile(
                        folder.resolve(OTHER_NAME).toString(),
                        "a stack file is called `%s`".formatted(NAME),
                        "rename it to `%s`, or name it: --stack FILE".formatted(NAME)));
            }
        }
        return Optional.empty();
    }
}
