package dev.predeploy.kit.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Makes sure that the folder of all runs is ours alone: its place in a shared folder is known to everybody. */
final class PrivateParent {
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    private PrivateParent() {}

    static void prepare(Path parent) throws IOException {
        if (parent.getParent() != null) {
            Files.createDirectories(parent.getParent());
        }
        try {
            Files.createDirectory(parent, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        } catch (FileAlreadyExistsException asUsual) {
            check(parent);
        }
    }

    private static void check(Path parent) throws IOException {
        if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(parent, "is a symbolic link or a file, and not a folder");
        }
        UserPrincipal owner = Files.getOwner(parent, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(ourselves())) {
            throw refused(parent, "belongs to somebody else (" + owner.getName() + ")");
        }
        if (!Files.getPosixFilePermissions(parent).equals(OURS_ALONE)) {
            Files.setPosixFilePermissions(parent, OURS_ALONE);
        }
    }

    /** Asks who owns a new file: the name of the user may be unknown in a container. */
    private static UserPrincipal ourselves() throws IOException {
        Path probe = Files.createTempFile("predeploy", ".owner");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static FileSystemException refused(Path parent, String why) {
        return new FileSystemException(
                parent.toString(),
                null,
                "The folder for temporary files " + why + ". Remove it, or choose another with -Djava.io.tmpdir");
    }
}
