package dev.predeploy.build.compose.source;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.StackFileException;
import dev.predeploy.kit.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Compose file as it is written, which knows its places; Compose itself tells none. */
public final class ComposeFile {
    private final String path;
    private final Optional<YamlDocument> document;
    private final Optional<Place> unreadable;

    private ComposeFile(String path, Optional<YamlDocument> document, Optional<Place> unreadable) {
        this.path = path;
        this.document = document;
        this.unreadable = unreadable;
    }

    /**
     * Reads a file.
     *
     * @param folder the folder of the stack
     * @param file the file, relative to it
     */
    public static ComposeFile read(Path folder, Path file) {
        String path = file.normalize().toString().replace('\\', '/');
        try {
            return new ComposeFile(path, Optional.of(YamlDocument.read(folder.resolve(file))), Optional.empty());
        } catch (StackFileException e) {
            return new ComposeFile(
                    path,
                    Optional.empty(),
                    e.problems().stream()
                            .filter(problem -> problem.line() > 0)
                            .map(problem -> Place.file(path, problem.line(), problem.column()))
                            .findFirst());
        }
    }

    /** Returns its path as people know it. */
    String path() {
        return path;
    }

    /** Returns its values with the names that they are given; none where its YAML is wrong. */
    List<Setting> settings() {
        try {
            return document.map(read -> new Settings(path, read).all()).orElse(List.of());
        } catch (StackFileException malformed) {
            return List.of(); // Compose says what is wrong
        }
    }

    /** Returns the env files that services name, each once, but for those that nothing is filled in. */
    List<String> envFiles() {
        return settings().stream()
                .filter(setting ->
                        setting.path().size() > 2 && setting.path().get(2).equals("env_file"))
                .filter(setting ->
                        !setting.name().equals("format") && !setting.value().contains("$"))
                .map(Setting::value)
                .distinct()
                .toList();
    }

    /** Returns the place that is the whole file. */
    public Place place() {
        return Place.file(path);
    }

    /** Returns the place at a line. */
    public Place place(int line) {
        return Place.file(path, line);
    }

    /** Returns where its YAML ends to be one, if it does. */
    public Optional<Place> unreadable() {
        return unreadable;
    }

    /** A value of the file that holds a dollar sign. */
    public record Value(String text, List<Place> dollars) {}

    /** Returns the values in which Compose fills something in. */
    public Stream<Value> values() {
        return scalars()
                .filter(scalar -> !scalar.dollars().isEmpty())
                .map(scalar -> new Value(
                        scalar.text(),
                        scalar.dollars().stream().map(this::place).toList()));
    }

    /** Returns where a key stands, or as much of the way to it as is there; at least two keys of it. */
    public Optional<Place> place(List<String> keys) {
        return Stream.iterate(keys.size(), size -> size > 1, size -> size - 1)
                .flatMap(size -> document.flatMap(read -> read.position(keys.subList(0, size))).stream())
                .findFirst()
                .map(this::place);
    }

    Optional<Place> exactly(List<String> keys) {
        return document.flatMap(read -> read.position(keys)).map(this::place);
    }

    /** Returns where a value stands that ends another text, such as a file's name its whole path. */
    public Optional<Place> ending(String text) {
        return scalars()
                .filter(scalar -> !scalar.text().isBlank()
                        && ("/" + text).endsWith("/" + scalar.text().replaceFirst("^\\./", "")))
                .findFirst()
                .map(scalar -> place(scalar.position()));
    }

    private Stream<YamlDocument.Scalar> scalars() {
        return document.stream().flatMap(read -> read.scalars().stream());
    }

    private Place place(YamlDocument.Position position) {
        return Place.file(path, position.line(), position.column());
    }
}
