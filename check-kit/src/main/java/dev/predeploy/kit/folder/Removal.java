package dev.predeploy.kit.folder;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Removes a folder and all in it, also what is read-only, and never what a symbolic link points to. */
public final class Removal {
    private static final int ATTEMPTS = 3;

    private Removal() {}

    /** Removes a file or folder; one that is not there is fine. */
    public static void remove(Path path) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                removeOnce(path);
                return;
            } catch (DirectoryNotEmptyException filledMeanwhile) {
                if (attempt == ATTEMPTS) {
                    throw filledMeanwhile;
                }
            }
        }
    }

    private static void removeOnce(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : childrenOf(path)) {
                removeOnce(child);
            }
        }
        Files.deleteIfExists(path);
    }

    static List<Path> childrenOf(Path folder) throws IOException {
        allowChanges(folder);
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(children::add);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
        return children;
    }

    private static void allowChanges(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> needed = Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        try {
            if (!view.readAttributes().permissions().containsAll(needed)) {
                Files.setPosixFilePermissions(folder, needed);
            }
        } catch (NoSuchFileException gone) {
            // what comes next finds the same
        }
    }
}
