package dev.predeploy.kit.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds files by paths and patterns, such as {@code target/*.jar}, below a folder. */
public final class FilePatterns {
    private final Path folder;

    /** Takes the folder where the paths and patterns begin. */
    public FilePatterns(Path folder) {
        this.folder = folder;
    }

    /** Returns the files that the paths and patterns name, in the order of their names. */
    public List<Path> files(List<String> pathsOrPatterns) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String each : pathsOrPatterns) {
            if (isPattern(each)) {
                found.addAll(matching(each));
            } else if (Files.isRegularFile(folder.resolve(each))) {
                found.add(folder.resolve(each).normalize());
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    /** Says whether a text may stand for several files. */
    public static boolean isPattern(String text) {
        return text.chars().anyMatch(letter -> "*?[{".indexOf(letter) >= 0);
    }

    /** Says whether a path or pattern leads out of the folder where it begins. */
    public static boolean leavesItsFolder(String text) {
        try {
            Path path = Path.of(text).normalize();
            return path.isAbsolute() || path.startsWith("..");
        } catch (InvalidPathException e) {
            return true;
        }
    }

    private List<Path> matching(String pattern) throws IOException {
        String wanted = pattern.startsWith("./") ? pattern.substring(2) : pattern;
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + wanted);
        List<Path> found = new ArrayList<>();
        Path start = fixedPart(wanted);
        if (!Files.isDirectory(start)) {
            return found;
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file) && matcher.matches(folder.relativize(file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    /** Returns the folder that a pattern names before its first place for anything. */
    private Path fixedPart(String pattern) {
        Path part = folder;
        for (Path name : Path.of(pattern.replaceAll("[*?\\[{].*", "*"))) {
            if (name.toString().contains("*")) {
                break;
            }
            part = part.resolve(name);
        }
        return part;
    }
}
