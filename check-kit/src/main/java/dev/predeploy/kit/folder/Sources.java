package dev.predeploy.kit.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The paths that make up the sources, relative to their folder: files, symbolic links, and folders that are to be there
 * although nothing of theirs is.
 */
record Sources(List<Path> paths) {
    private static final List<String> LISTING = List.of(
            "git",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "safe.directory=*", // the checkout may be another user's
            "ls-files",
            "-z",
            "-co",
            "--exclude-standard");

    static Sources of(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        list(folder, Path.of(""), paths);
        return new Sources(List.copyOf(paths));
    }

    /** Returns these sources but for some paths and all below them. */
    Sources without(List<Path> others) {
        return new Sources(paths.stream()
                .filter(path -> others.stream().noneMatch(path::startsWith))
                .toList());
    }

    private static void list(Path folder, Path below, List<Path> paths) throws IOException {
        Path here = folder.resolve(below);
        Optional<Set<Path>> tracked = listedByGit(here).filter(listed -> !listed.isEmpty());
        if (tracked.isEmpty()) { // also where the whole folder is ignored: then Git has nothing to say of it
            paths.addAll(walk(folder, below));
            return;
        }
        for (Path path : tracked.get()) {
            boolean isRepositoryWithin = Files.isDirectory(here.resolve(path), LinkOption.NOFOLLOW_LINKS);
            if (isRepositoryWithin) {
                paths.add(below.resolve(path));
                list(folder, below.resolve(path), paths);
            } else if (Workspaces.isThere(here.resolve(path))) {
                paths.add(below.resolve(path));
            }
        }
    }

    private static Optional<Set<Path>> listedByGit(Path folder) throws IOException {
        ProcessBuilder git = new ProcessBuilder(LISTING)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        git.environment().keySet().removeIf(name -> name.startsWith("GIT_")); // such as GIT_DIR within a hook
        git.environment().put("GIT_OPTIONAL_LOCKS", "0");
        Process process;
        try {
            process = git.start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        String listed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? Optional.of(pathsIn(listed)) : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Git listed the sources", interrupted);
        }
    }

    private static Set<Path> pathsIn(String listed) {
        Set<Path> paths = new LinkedHashSet<>(); // an unmerged file is listed once for each of its versions
        Stream.of(listed.split(Pattern.quote("\0")))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .forEach(paths::add);
        return paths;
    }

    private static List<Path> walk(Path folder, Path below) throws IOException {
        List<Path> paths = new ArrayList<>();
        Files.walkFileTree(folder.resolve(below), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                if (visited.endsWith(".git")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return add(visited);
            }

            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
                return visited.endsWith(".git") ? FileVisitResult.CONTINUE : add(visited);
            }

            @Override
            public FileVisitResult visitFileFailed(Path visited, IOException unreadable) {
                return add(visited); // copying it fails too, and tells
            }

            private FileVisitResult add(Path visited) {
                if (!visited.equals(folder)) {
                    paths.add(folder.relativize(visited));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return paths;
    }
}
