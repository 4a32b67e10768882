package dev.predeploy.kit.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes throw-away copies of the stack's sources, so that no tool ever writes into the user's own tree. */
public final class Workspaces {
    private final Path stackFolder;
    private final Path linksFrom;
    private final List<Path> links;
    private final RunFolder runFolder;
    private Optional<Sources> sources = Optional.empty();

    /**
     * Prepares to copy.
     *
     * @param stackFolder the folder of the stack file
     * @param links paths below it that a copy gets as symbolic links to the originals, such as {@code node_modules}
     * @param runFolder where the copies lie
     * @throws IllegalArgumentException if a link leads out of the stack's folder
     */
    public Workspaces(Path stackFolder, List<String> links, RunFolder runFolder) {
        this(stackFolder, stackFolder, links.stream().map(Workspaces::linkOf).toList(), runFolder);
    }

    private Workspaces(Path stackFolder, Path linksFrom, List<Path> links, RunFolder runFolder) {
        this.stackFolder = stackFolder.toAbsolutePath().normalize();
        this.linksFrom = linksFrom.toAbsolutePath().normalize();
        this.links = links;
        this.runFolder = runFolder;
    }

    /** Returns what copies another folder that stands for the stack's, such as an earlier version; links stay the same. */
    public Workspaces of(Path folder) {
        return new Workspaces(folder, linksFrom, links, runFolder);
    }

    private static Path linkOf(String text) {
        Path link = Path.of(text).normalize();
        if (link.isAbsolute() || link.toString().isEmpty() || link.startsWith("..")) {
            throw new IllegalArgumentException("Not a path below the stack's folder: " + text);
        }
        return link;
    }

    /** Makes a new copy: what Git tracks and what it does not ignore, or without Git everything. */
    public Workspace open() throws IOException {
        Path folder = runFolder.newFolder("workspace");
        Copy copy = new Copy(stackFolder, folder);
        copy.files(sources().paths());
        for (Path link : links) {
            copy.link(link, linksFrom.resolve(link));
        }
        copy.finish();
        return new Workspace(stackFolder, folder, copy.leftOut());
    }

    /** Returns the paths of what a copy holds, relative to the stack's folder; nothing is copied for that. */
    public List<Path> sourceFiles() throws IOException {
        return sources().paths();
    }

    private synchronized Sources sources() throws IOException {
        if (sources.isEmpty()) {
            sources = Optional.of(
                    Sources.of(stackFolder).without(links).without(List.of(Path.of("target", "predeploy"))));
        }
        return sources.get();
    }

    /** Says whether a path is there, if only as a symbolic link to nothing. */
    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
