package dev.predeploy.build.context;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files that lie in the user's own context, also those that version control ignores; not more than the first so many. */
final class ContextFiles extends SimpleFileVisitor<Path> {
    private static final int MOST = 20_000;

    /** They hold others' files, and many. */
    private static final Set<String> FOREIGN =
            Set.of(".git", "node_modules", ".venv", "venv", "target", "site-packages");

    private final Path context;
    private final Dockerignore ignored;
    private final List<String> paths = new ArrayList<>();
    private int visited;

    private ContextFiles(Path context, Dockerignore ignored) {
        this.context = context;
        this.ignored = ignored;
    }

    /** Returns the paths, relative to the context, of the files that {@code .dockerignore} does not leave out. */
    static List<String> of(Path context, Dockerignore ignored) throws IOException {
        ContextFiles files = new ContextFiles(context, ignored);
        Files.walkFileTree(context, files);
        return files.paths;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean isPassedOver = !folder.equals(context)
                && (FOREIGN.contains(String.valueOf(folder.getFileName())) || ignored.leavesOutWholly(path(folder)));
        return isPassedOver ? FileVisitResult.SKIP_SUBTREE : next();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !ignored.leavesOut(path(file))) {
            paths.add(path(file));
        }
        return next();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return next();
    }

    private FileVisitResult next() {
        return ++visited > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private String path(Path file) {
        return context.relativize(file).toString().replace('\\', '/');
    }
}
