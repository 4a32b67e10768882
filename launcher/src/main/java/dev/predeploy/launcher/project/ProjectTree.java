package dev.predeploy.launcher.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that are a project's own, nearest first: not what tools installed or built, nothing behind a link to a
 * folder, and no more than a bounded number. All paths are relative to the project's folder.
 */
public final class ProjectTree {
    private static final int MOST_ENTRIES = 50_000;
    private static final int DEEPEST = 12;
    private static final int LARGEST = 1 << 20;
    private static final Pattern FOREIGN = Pattern.compile("node_modules|vendor|target|dist|__pycache__|site-packages"
            + "|bower_components|\\.(?!github$|circleci$).*");
    private static final Pattern ASIDE =
            Pattern.compile("tests?|testdata|fixtures|__fixtures__|examples?|samples?|docs?|templates");
    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029\\uFFFD]");

    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int seen;

    private ProjectTree(Path root) {
        this.root = root;
    }

    /** Looks at what lies below a folder. */
    public static ProjectTree below(Path root) throws IOException {
        ProjectTree tree = new ProjectTree(root.toRealPath());
        tree.walk();
        return tree;
    }

    private void walk() {
        Deque<Path> folders = new ArrayDeque<>(List.of(Path.of("")));
        while (!folders.isEmpty() && seen < MOST_ENTRIES) {
            Path folder = folders.remove();
            for (Path entry : entries(folder)) {
                Path absolute = root.resolve(entry);
                if (Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
                    if (isOwn(entry)) {
                        folders.add(entry);
                    }
                } else if (isFile(absolute)) {
                    files.add(entry);
                }
            }
        }
        if (!folders.isEmpty()) {
            notes.add("whatever lies deeper than the first %d files and folders".formatted(MOST_ENTRIES));
        }
    }

    private List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> listed = Files.list(root.resolve(folder))) {
            listed.limit(MOST_ENTRIES - seen).forEach(path -> entries.add(folder.resolve(path.getFileName())));
        } catch (IOException e) {
            notes.add("the folder %s, which cannot be read".formatted(folder));
        }
        seen += entries.size();
        if (entries.removeIf(path -> UNSPEAKABLE.matcher(path.toString()).find())) {
            notes.add("names with control characters in `%s`".formatted(folder));
        }
        entries.sort(null);
        return entries;
    }

    private boolean isOwn(Path folder) {
        String name = String.valueOf(folder.getFileName());
        Path absolute = root.resolve(folder);
        boolean isOfGradle = name.equals("build")
                && (Files.exists(absolute.resolveSibling("build.gradle"))
                        || Files.exists(absolute.resolveSibling("build.gradle.kts")));
        return folder.getNameCount() <= DEEPEST
                && !FOREIGN.matcher(name).matches()
                && !isOfGradle
                && !Files.exists(absolute.resolve("pyvenv.cfg"));
    }

    /** A link to a file counts where it stays within the project. */
    private boolean isFile(Path path) {
        try {
            return Files.isRegularFile(path) && path.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the project's folder. */
    public Path root() {
        return root;
    }

    /** Returns what could not be looked at, each as the end of a sentence. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Notes what could not be read. */
    void note(String what) {
        notes.add(what);
    }

    /** Returns the files whose names match an expression, nearest first; not those of tests, examples and documents. */
    public List<Path> named(String regex) {
        Predicate<String> matches = Pattern.compile(regex).asMatchPredicate();
        return files.stream()
                .filter(file -> !isAside(file) && matches.test(String.valueOf(file.getFileName())))
                .toList();
    }

    private static boolean isAside(Path file) {
        return file.getParent() != null
                && Stream.iterate(file.getParent(), path -> path != null, Path::getParent)
                        .anyMatch(each -> ASIDE.matcher(String.valueOf(each.getFileName()))
                                .matches());
    }

    /** Returns the files below a folder, tests included, whose names match an expression. */
    List<Path> below(Path folder, String regex) {
        Predicate<String> matches = Pattern.compile(regex).asMatchPredicate();
        return files.stream()
                .filter(file -> isBelow(file, folder) && matches.test(String.valueOf(file.getFileName())))
                .toList();
    }

    /** Says whether any file below a folder, tests included, has a name that matches an expression. */
    public boolean has(Path folder, String regex) {
        return !below(folder, regex).isEmpty();
    }

    /** Returns the file of that path, if it is one of these. */
    public Optional<Path> file(Path path) {
        return Optional.of(path.normalize()).filter(files::contains);
    }

    /** Says whether there is something at a path within the project. */
    public boolean exists(Path path) {
        Path normal = path.normalize();
        return !normal.startsWith("..") && Files.exists(root.resolve(normal));
    }

    /** Returns the text of a file; one that cannot be read, or is no text of a usual size, is noted. */
    public Optional<String> text(Path file) {
        try {
            if (Files.size(root.resolve(file)) > LARGEST) {
                note("%s: it is larger than 1 MiB".formatted(file));
                return Optional.empty();
            }
            return Optional.of(Files.readString(root.resolve(file)));
        } catch (IOException e) {
            note("%s: it cannot be read as UTF-8 text".formatted(file));
            return Optional.empty();
        }
    }

    /** Returns the folder of a file; of one at the top, the empty path. */
    public static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** Says whether a path lies in a folder or below it; everything lies below the empty path. */
    public static boolean isBelow(Path path, Path folder) {
        return folder.toString().isEmpty() || path.startsWith(folder);
    }
}
