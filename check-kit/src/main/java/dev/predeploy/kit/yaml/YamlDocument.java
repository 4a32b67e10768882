package dev.predeploy.kit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML file, read as far as YAML goes; {@link #bind} makes values of it. */
public final class YamlDocument {
    private final SourceText source;
    private final Node root;
    private final Path folder;
    private final List<Problem> problems;

    /** Where something begins in the file; lines and columns count from 1. */
    public record Position(int line, int column) {}

    private YamlDocument(SourceText source, Path folder) {
        Composition composition = new Composition(source);
        this.source = source;
        this.root = composition.root();
        this.folder = folder;
        this.problems = composition.problems();
    }

    /**
     * Reads a file.
     *
     * @throws StackFileException if it is no readable text, or its YAML is so wrong that nothing more can be said of it
     */
    public static YamlDocument read(Path file) {
        return new YamlDocument(new SourceFile(file).read(), folder(file));
    }

    /**
     * Reads a text as though it were the file at this path.
     *
     * @throws StackFileException if its YAML is so wrong that nothing more can be said of it
     */
    public static YamlDocument parse(String text, Path file) {
        return new YamlDocument(new SourceText(file.toString(), text), folder(file));
    }

    /** Reads the text of a default, which a module's author wrote. */
    static YamlDocument ofDefault(String text) {
        return parse(text.isEmpty() ? "''" : text, Path.of("default"));
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Returns the keys at the top of the file whose values are maps. */
    public Set<String> mapsAtTop() {
        Set<String> keys = new LinkedHashSet<>();
        if (root instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key && entry.getValueNode() instanceof MappingNode) {
                    keys.add(key.getValue());
                }
            }
        }
        return keys;
    }

    /**
     * Makes the value that a shape describes.
     *
     * @throws StackFileException with every problem of the file, if it has any
     */
    public Object bind(Shape shape) {
        Binding binding = new Binding(source, root, folder, new ArrayList<>(problems));
        Optional<Object> value = new Binder(binding, Spot.top(root)).read(shape, WrongValue.Removal.NONE);
        if (value.isEmpty() || !binding.problems().isEmpty()) {
            throw new StackFileException(binding.problems());
        }
        return value.get();
    }

    /** Makes a record of the file. */
    public <T extends Record> T bind(Class<T> type) {
        return type.cast(bind(Shapes.of(type)));
    }

    /**
     * Returns where a key or an item of a list stands to which these lead from the top, if it is there. An item is led to
     * by its number from 0; a value that stands for a list of one is its own item 0.
     */
    public Optional<Position> position(List<String> keys) {
        Node node = root;
        Optional<Mark> mark = Optional.empty();
        for (String key : keys) {
            Optional<NodeTuple> entry = Binding.entry(node, key);
            Node next = entry.map(NodeTuple::getValueNode).orElse(item(node, key));
            if (next == null) {
                return Optional.empty();
            }
            node = next;
            mark = Optional.of(entry.map(NodeTuple::getKeyNode).orElse(node).getStartMark());
        }
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1));
    }

    private static @Nullable Node item(Node node, String number) {
        List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        return IntStream.range(0, items.size())
                .filter(index -> Integer.toString(index).equals(number))
                .mapToObj(items::get)
                .findFirst()
                .orElse(null);
    }

    /**
     * A plain value of the file.
     *
     * @param text the value
     * @param position where it begins
     * @param dollars where each dollar sign of it stands, in order
     */
    public record Scalar(String text, Position position, List<Position> dollars) {}

    /** Returns every plain value of the file once, in its order; keys are none. */
    public List<Scalar> scalars() {
        return new Scalars(source).of(root);
    }

    /** Returns the file's value as JSON. */
    public JsonNode json() {
        if (!problems.isEmpty()) {
            throw new StackFileException(problems);
        }
        return Json.of(root);
    }
}
