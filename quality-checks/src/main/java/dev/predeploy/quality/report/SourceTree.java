package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Knows the sources that a tool looked at, and what their paths are to the user. */
public final class SourceTree {
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w/.:-])/(?:[\\w.@+-]+/)*[\\w.@+-]+");

    private final Path root;
    private final Path directory;
    private final UnaryOperator<String> userPath;
    private final UnaryOperator<String> local;
    private final SourceIndex index;

    /**
     * Makes one.
     *
     * @param root the folder that holds the sources
     * @param directory the folder that the tool ran in; its relative paths begin there
     * @param userPath turns an absolute path below the root into the user's own
     */
    public SourceTree(Path root, Path directory, UnaryOperator<String> userPath) {
        this(root, directory, userPath, path -> path);
    }

    /**
     * Makes one for a tool that ran where the sources lie elsewhere, such as in a container.
     *
     * @param local turns a path that the tool wrote into one below the root, where it stands for one of the sources
     */
    public SourceTree(Path root, Path directory, UnaryOperator<String> userPath, UnaryOperator<String> local) {
        this.root = root.toAbsolutePath().normalize();
        this.directory = directory.toAbsolutePath().normalize();
        this.userPath = userPath;
        this.local = local;
        this.index = new SourceIndex(this.root);
    }

    /** Returns the user's own path for one that a tool wrote. */
    public String userPath(String fromTool) {
        String path = resolve(fromTool).map(Path::toString).orElse(fromTool);
        String own = userPath.apply(path);
        return own.isBlank() ? "." : own;
    }

    /** Returns a text of a tool's with the user's own paths in the place of those that lead to his sources. */
    public String userText(String fromTool) {
        return fromTool.contains("/")
                ? ABSOLUTE.matcher(fromTool)
                        .replaceAll(path ->
                                Matcher.quoteReplacement(source(path.group()).orElse(path.group())))
                : fromTool;
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

    /** Tells whether a path leads to one of the sources, and not to something installed there. */
    public boolean isSource(String path) {
        return source(path).isPresent();
    }

    /** Returns the user's path of the one source (of several, the one where the tool ran) whose path ends so, such as {@code com/acme/Orders.java}. */
    Optional<String> sourceEndingWith(String end) {
        return index.endingWith(end, directory).map(path -> userPath(path.toString()));
    }

    /** Returns the source whose path ends so, and its line that matches, as far as there is just one of each. */
    Place declaration(String end, Pattern wanted) {
        return index.endingWith(end, directory)
                .map(file -> declaration(file, wanted))
                .orElseGet(Place::nowhere);
    }

    private Place declaration(Path file, Pattern wanted) {
        String path = userPath(file.toString());
        try {
            List<String> lines = Files.readAllLines(file);
            List<Integer> found = IntStream.range(0, lines.size())
                    .filter(index -> wanted.matcher(lines.get(index)).find())
                    .boxed()
                    .toList();
            return found.size() == 1 ? Place.file(path, found.get(0) + 1) : Place.file(path);
        } catch (IOException unreadable) {
            return Place.file(path); // then the place is less exact, and nothing else changes
        }
    }

    private Optional<Path> resolve(String fromTool) {
        try {
            String path = local.apply(fromTool);
            Path fromDirectory = directory.resolve(path).normalize();
            Path fromRoot = root.resolve(path).normalize();
            boolean onlyFromRoot = !Files.exists(fromDirectory) && Files.exists(fromRoot);
            return Optional.of(onlyFromRoot ? fromRoot : fromDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
