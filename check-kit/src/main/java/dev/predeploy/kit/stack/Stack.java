package dev.predeploy.kit.stack;

import static java.util.Objects.requireNonNull;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The system that is validated, as its stack file describes it. */
public final class Stack {
    private final Path file;
    private final StackHead head;
    private final Map<Class<?>, Record> sections;
    private final Function<List<String>, Optional<YamlDocument.Position>> positions;

    Stack(
            Path file,
            StackHead head,
            Map<Class<?>, Record> sections,
            Function<List<String>, Optional<YamlDocument.Position>> positions) {
        this.positions = positions;
        this.file = file.toAbsolutePath().normalize();
        this.head = head;
        this.sections = Map.copyOf(sections);
    }

    /** Returns the stack's name. */
    public String name() {
        return head.stack();
    }

    /** Returns the stack file, absolute. */
    public Path file() {
        return file;
    }

    /** Returns the folder of the stack file, absolute, where relative paths start. */
    public Path folder() {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    /** Returns how long a whole run may take, if the file says so. */
    public Optional<Duration> budget() {
        return head.budget();
    }

    /** Returns the images by their names, in the order of the file. */
    public Map<String, Image> images() {
        return head.images();
    }

    /** Returns an image by its name, which the stack file was read to declare. */
    public Image image(String name) {
        return requireNonNull(head.images().get(name), () -> "the stack declares no image " + name);
    }

    /** Returns where each secret comes from, by its name. */
    public Map<String, SecretSource> secrets() {
        return head.secrets();
    }

    /** Returns what the throw-away copies of the sources hold beside the sources. */
    public WorkspaceOptions workspace() {
        return head.workspace();
    }

    /**
     * Returns where a key stands in the stack file, given the keys that lead to it from the top; items of lists are
     * counted from 0.
     */
    public Place place(String... keys) {
        String name = String.valueOf(file.getFileName());
        return positions
                .apply(List.of(keys))
                .map(at -> Place.file(name, at.line(), at.column()))
                .orElseGet(() -> Place.file(name));
    }

    /** Returns a module's section, or nothing when the file has no such key. */
    public <T extends Record> Optional<T> section(Class<T> type) {
        return Optional.ofNullable(sections.get(type)).map(type::cast);
    }
}
