package dev.predeploy.kit.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A throw-away copy of the stack's sources. */
public final class Workspace implements AutoCloseable {
    private final Path folder;
    private final List<Path> roots;
    private final Pattern ownPaths;
    private final List<String> leftOut;

    Workspace(Path stackFolder, Path folder, List<String> leftOut) throws IOException {
        this.folder = folder;
        this.roots = Stream.of(folder, folder.toRealPath(), stackFolder, stackFolder.toRealPath())
                .distinct()
                .toList();
        this.ownPaths = ownPaths(folder);
        this.leftOut = List.copyOf(leftOut);
    }

    /** Returns the copy's folder, which stands for the stack's. */
    public Path folder() {
        return folder;
    }

    /** Returns what could not be read and so is not in the copy, as paths relative to the stack's folder. */
    public List<String> leftOut() {
        return leftOut;
    }

    /**
     * Turns a path that a tool printed, which ran in the copy's folder, into the path that the user knows: relative to
     * the stack's folder, with forward slashes. A path that lies elsewhere is returned as it is.
     */
    public String userPath(String pathFromTool) {
        return userPath(folder, pathFromTool);
    }

    /** Does what {@link #userPath(String)} does for a tool that ran in a folder within. */
    public String userPath(Path workingFolder, String pathFromTool) {
        Path path;
        try {
            path = pathFromTool.startsWith("file:") ? Path.of(URI.create(pathFromTool)) : Path.of(pathFromTool);
        } catch (IllegalArgumentException notAPath) { // an InvalidPathException is one too
            return pathFromTool;
        }
        Path whole = workingFolder.resolve(path).normalize();
        return roots.stream()
                .filter(root -> whole.startsWith(root) && !whole.equals(root))
                .findFirst()
                .map(root -> root.relativize(whole).toString().replace('\\', '/'))
                .orElse(pathFromTool);
    }

    /** Takes the copy's folder out of a text, so that the paths in it are relative to the stack's folder. */
    public String userText(String textFromTool) {
        return ownPaths.matcher(textFromTool).replaceAll(path -> path.group().endsWith("/") ? "" : ".");
    }

    private static Pattern ownPaths(Path folder) throws IOException {
        String either = Pattern.quote(folder.toRealPath().toString()) + "|" + Pattern.quote(folder.toString());
        return Pattern.compile("(?:" + either + ")(?:/(?=[^\\s/])|(?![\\w-]))");
    }

    /** Removes the copy. */
    @Override
    public void close() throws IOException {
        Removal.remove(folder);
    }
}
