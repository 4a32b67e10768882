package dev.predeploy.kit.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The system that is validated, as its stack file describes it. */
public final class Stack {
    private final Path file;
    private final StackHead head;
    private final Map<Class<?>, Record> sections;

    Stack(Path file, StackHead head, Map<Class<?>, Record> sections) {
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

    /** Returns where each secret comes from, by its name. */
    public Map<String, SecretSource> secrets() {
        return head.secrets();
    }

    /** Returns what the throw-away copies of the sources hold beside the sources. */
    public WorkspaceOptions workspace() {
        return head.workspace();
    }

    /** Returns a module's section, or nothing when the file has no such key. */
    public <T extends Record> Optional<T> section(Class<T> type) {
        return Optional.ofNullable(sections.get(type)).map(type::cast);
    }
}
