package dev.predeploy.kit.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One copy in the making. Folders stay writable whatever the originals are, for tools are to write here. */
final class Copy {
    private final Path from;
    private final Path to;
    private final Map<Path, FileTime> folders = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    Copy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    void files(List<Path> paths) throws IOException {
        for (Path path : paths) {
            try {
                file(path);
            } catch (AccessDeniedException unreadable) {
                leftOut.add(path.toString());
            } catch (NoSuchFileException goneMeanwhile) {
                // it is no longer a part of the sources
            }
        }
    }

    private void file(Path path) throws IOException {
        Path original = from.resolve(path);
        BasicFileAttributes attributes =
                Files.readAttributes(original, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            folder(path);
        } else if (!attributes.isOther()) { // a pipe would wait for its writer
            folder(path.getParent());
            Files.copy(original, to.resolve(path), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Makes a folder and those above it, unless they are there. */
    private void folder(@Nullable Path path) throws IOException {
        if (path == null || path.toString().isEmpty() || folders.containsKey(path)) {
            return;
        }
        folder(path.getParent());
        Files.createDirectory(to.resolve(path));
        folders.put(path, Files.getLastModifiedTime(from.resolve(path)));
    }

    /** Links to a path instead of copying it, if it is there. */
    void link(Path path, Path original) throws IOException {
        if (Workspaces.isThere(original)) {
            if (path.getParent() != null && !Workspaces.isThere(from.resolve(path.getParent()))) {
                Files.createDirectories(to.resolve(path.getParent()));
            } else {
                folder(path.getParent());
            }
            Files.createSymbolicLink(to.resolve(path), original);
        }
    }

    /** Gives the folders the times of their originals, now that nothing more is put into them. */
    void finish() throws IOException {
        for (Map.Entry<Path, FileTime> folder : folders.entrySet()) {
            Files.setLastModifiedTime(to.resolve(folder.getKey()), folder.getValue());
        }
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
