package dev.predeploy.kit.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A value in the file.
 *
 * @param node the value
 * @param owner where the key or item begins that holds it
 * @param path its keys from the top, such as {@code quality.lint.ruff}; empty for the top
 */
record Spot(Node node, Mark owner, String path) {
    static Spot top(Node node) {
        return new Spot(node, node.getStartMark(), "");
    }

    Spot under(ScalarNode key, Node value) {
        String name = Words.shown(key.getValue());
        return new Spot(value, key.getStartMark(), path.isEmpty() ? name : path + "." + name);
    }

    Spot item(int number, Node value) {
        return new Spot(value, value.getStartMark(), "%s[%d]".formatted(path, number));
    }

    /** Returns the path as a message names it. */
    String name() {
        return path.isEmpty() ? "the file" : "`" + path + "`";
    }

    /** Returns where keys of this value are, as a message says it. */
    String inside() {
        return path.isEmpty() ? "at the top" : "in `" + path + "`";
    }
}
