package dev.predeploy.quality.report;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds sources by the end of their path, for stack traces that name a package and a file. */
final class SourceIndex {
    private static final Set<String> INSTALLED =
            Set.of("node_modules", "site-packages", "dist-packages", "venv", "__pycache__");
    private static final Set<String> OUTPUT = Set.of("target", "build", "dist");
    private static final int MOST_FILES = 200_000;

    private final Path root;
    private @Nullable Map<String, List<Path>> byName;

    SourceIndex(Path root) {
        this.root = root;
    }

    /** Tells whether a path below the root is somebody's work, and neither output nor installed. */
    static boolean isSource(Path relative) {
        boolean inSources = false; // a package may be called `build`
        for (Path part : relative) {
            String name = part.toString();
            if (name.startsWith(".") || INSTALLED.contains(name) || (OUTPUT.contains(name) && !inSources)) {
                return false;
            }
            inSources |= name.equals("src");
        }
        return true;
    }

    /** Returns the one source whose path ends so; of several, the one below a folder. */
    Optional<Path> endingWith(String end, Path folder) {
        Path wanted;
        try {
            wanted = Path.of(end);
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
        List<Path> found = byName().getOrDefault(String.valueOf(wanted.getFileName()), List.of()).stream()
                .filter(path -> path.endsWith(wanted))
                .toList();
        List<Path> below =
                found.stream().filter(path -> path.startsWith(folder)).toList();
        return Stream.of(below, found)
                .filter(paths -> paths.size() == 1)
                .map(paths -> paths.get(0))
                .findFirst();
    }

    private Map<String, List<Path>> byName() {
        if (byName == null) {
            byName = index();
        }
        return byName;
    }

    private Map<String, List<Path>> index() {
        Indexer indexer = new Indexer(root);
        try {
            Files.walkFileTree(root, indexer);
        } catch (IOException e) {
            return Map.of(); // then a place is less exact, and nothing else changes
        }
        return indexer.found;
    }

    private static final class Indexer extends SimpleFileVisitor<Path> {
        private final Map<String, List<Path>> found = new HashMap<>();
        private final Path root;
        private int files;

        Indexer(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean wanted = folder.equals(root) || isSource(root.relativize(folder));
            return wanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.computeIfAbsent(String.valueOf(file.getFileName()), name -> new ArrayList<>(1))
                    .add(file);
            files++;
            return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
