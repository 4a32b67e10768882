package dev.predeploy.build.compose;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.StackFileException;
import dev.predeploy.kit.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Compose file as it is written, which knows its places; Compose itself tells none. */
final class ComposeFile {
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
    static ComposeFile read(Path folder, Path file) {
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

    Place place() {
        return Place.file(path);
    }

    Place place(int line) {
        return Place.file(path, line);
    }

    /** Returns where its YAML ends to be one, if it does. */
    Optional<Place> unreadable() {
        return unreadable;
    }

    /** A value of the file that holds a dollar sign. */
    record Value(String text, List<Place> dollars) {}

    /** Returns the values in which Compose fills something in. */
    Stream<Value> values() {
        return scalars()
                .filter(scalar -> !scalar.dollars().isEmpty())
                .map(scalar -> new Value(
                        scalar.text(),
                        scalar.dollars().stream().map(this::place).toList()));
    }

    /** Returns where a key stands, or as much of the way to it as is there; at least two keys of it. */
    Optional<Place> place(List<String> keys) {
        return Stream.iterate(keys.size(), size -> size > 1, size -> size - 1)
                .flatMap(size -> document.flatMap(read -> read.position(keys.subList(0, size))).stream())
                .findFirst()
                .map(this::place);
    }

    /** Returns where a value stands that ends another text, such as a file's name its whole path. */
    Optional<Place> ending(String text) {
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
