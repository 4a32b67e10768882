package dev.predeploy.kit.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What the binding of one file needs everywhere.
 *
 * @param source the file's text
 * @param root its topmost value
 * @param folder where relative paths start
 * @param problems what was found wrong so far
 */
record Binding(SourceText source, Node root, Path folder, List<Problem> problems) {
    /** Keeps a problem, and returns the value that could not be made. */
    Optional<Object> problem(Mark mark, String what, String fix) {
        problems.add(source.at(mark, what, fix));
        return Optional.empty();
    }

    /** Returns the keys that the file declares at a place, such as {@code integration.migrations}. */
    List<String> declared(String place) {
        Node node = root;
        for (String key : place.split("\\.", -1)) {
            Optional<NodeTuple> next = entry(node, key);
            if (next.isEmpty()) {
                return List.of();
            }
            node = next.get().getValueNode();
        }
        List<String> keys = new ArrayList<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                keys.add(((ScalarNode) entry.getKeyNode()).getValue());
            }
        }
        return keys;
    }

    /** Returns the entry of a map under a key. */
    static Optional<NodeTuple> entry(Node node, String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) { // asked once an entry, of a thousand too
                if (((ScalarNode) entry.getKeyNode()).getValue().equals(key)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }
}
