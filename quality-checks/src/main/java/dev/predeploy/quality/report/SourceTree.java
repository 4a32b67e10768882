package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Knows the sources that a tool looked at, and what their paths are to the user. */
public final class SourceTree {
    private final Path root;
    private final Path directory;
    private final UnaryOperator<String> userPath;
    private final SourceIndex index;

    /**
     * Makes one.
     *
     * @param root the folder that holds the sources
     * @param directory the folder that the tool ran in; its relative paths begin there
     * @param userPath turns an absolute path below the root into the user's own
     */
    public SourceTree(Path root, Path directory, UnaryOperator<String> userPath) {
        this.root = root.toAbsolutePath().normalize();
        this.directory = directory.toAbsolutePath().normalize();
        this.userPath = userPath;
        this.index = new SourceIndex(this.root);
    }

    /** Returns the user's own path for one that a tool wrote. */
    public String userPath(String fromTool) {
        String path = resolve(fromTool).map(Path::toString).orElse(fromTool);
        String own = userPath.apply(path);
        return own.isBlank() ? "." : own;
    }

    /** Returns the place in a file that a tool named. */
    Place place(String fromTool, Span span) {
        return fromTool.isBlank() ? Place.nowhere() : new InFile(userPath(fromTool), span);
    }

    /** Returns the user's path if a tool's path leads to one of the sources, and not to something installed there. */
    Optional<String> source(String fromTool) {
        return resolve(fromTool)
                .filter(path -> path.startsWith(root) && Files.isRegularFile(path))
                .filter(path -> SourceIndex.isSource(root.relativize(path)))
                .map(path -> userPath(path.toString()));
    }

    /** Returns the user's path of the one source whose path ends so, such as {@code com/acme/Orders.java}. */
    Optional<String> sourceEndingWith(String end) {
        return index.endingWith(end).map(path -> userPath(path.toString()));
    }

    private Optional<Path> resolve(String fromTool) {
        try {
            Path fromDirectory = directory.resolve(fromTool).normalize();
            Path fromRoot = root.resolve(fromTool).normalize();
            boolean onlyFromRoot = !Files.exists(fromDirectory) && Files.exists(fromRoot);
            return Optional.of(onlyFromRoot ? fromRoot : fromDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
