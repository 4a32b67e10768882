package dev.predeploy.kit.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Collects the plain values of a file; what aliases stand for is walked once, where it is written. */
final class Scalars {
    private final SourceText source;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<YamlDocument.Scalar> found = new ArrayList<>();

    Scalars(SourceText source) {
        this.source = source;
    }

    List<YamlDocument.Scalar> of(Node root) {
        walk(root);
        return List.copyOf(found);
    }

    private void walk(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode map) {
            map.getValue().forEach(entry -> walk(entry.getValueNode()));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::walk);
        } else if (node instanceof ScalarNode scalar) {
            found.add(scalar(scalar));
        }
    }

    private YamlDocument.Scalar scalar(ScalarNode node) {
        Mark start = node.getStartMark();
        int dollars =
                (int) node.getValue().chars().filter(letter -> letter == '$').count();
        return new YamlDocument.Scalar(
                node.getValue(),
                new YamlDocument.Position(start.getLine() + 1, start.getColumn() + 1),
                IntStream.range(0, dollars)
                        .mapToObj(ordinal -> dollar(node, ordinal))
                        .toList());
    }

    private YamlDocument.Position dollar(ScalarNode node, int ordinal) {
        Problem at = source.atDollar(node, ordinal, "", "");
        return new YamlDocument.Position(at.line(), at.column());
    }
}
