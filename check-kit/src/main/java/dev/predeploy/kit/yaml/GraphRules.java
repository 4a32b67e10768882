package dev.predeploy.kit.yaml;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Checks what holds for every map and list of a file, and that walking it comes to an end. */
final class GraphRules {
    /** How many values a file may have once its aliases are written out. */
    private static final int MOST_VALUES = 100_000;

    private final SourceText source;
    private final List<Problem> problems;
    private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    GraphRules(SourceText source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    static Problem tooDeep(SourceText source, Mark mark) {
        return source.at(
                mark,
                "more than %d maps and lists within each other".formatted(Composition.DEEPEST),
                "remove brackets or indentation; no key of a stack file lies that deep");
    }

    /**
     * Checks a node and all below it.
     *
     * @throws StackFileException if the walk would never end
     */
    void check(Node node) {
        if (!above.add(node)) {
            throw fatal(source.at(
                    node.getStartMark(), "this value holds itself by an alias", "write out what the alias stands for"));
        }
        if (++values > MOST_VALUES) {
            throw fatal(source.at(
                    node.getStartMark(),
                    "with its aliases written out, the file has more than %d values".formatted(MOST_VALUES),
                    "use fewer aliases"));
        }
        if (above.size() > Composition.DEEPEST + 1) {
            throw fatal(tooDeep(source, node.getStartMark()));
        }
        boolean first = seen.add(node);
        if (node instanceof MappingNode map) {
            if (first) {
                checkKeys(map);
            }
            map.getValue().forEach(entry -> check(entry.getValueNode()));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::check);
        }
        above.remove(node);
    }

    private void checkKeys(MappingNode map) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : map.getValue()) {
            Mark mark = entry.getKeyNode().getStartMark();
            if (!(entry.getKeyNode() instanceof ScalarNode key) || Json.isNull(key)) {
                throw fatal(
                        source.at(mark, "a key that is no word", "write `key: value`; put keys such as `~` in quotes"));
            }
            if (key.getTag().equals(Tag.MERGE)) {
                problems.add(source.at(mark, "a merge key, `<<`", "write out the keys that it would bring"));
                continue;
            }
            Integer line = lines.putIfAbsent(key.getValue(), mark.getLine() + 1);
            if (line != null) {
                problems.add(source.at(
                        mark,
                        "doubled key `%s`; the first is on line %d".formatted(Words.shown(key.getValue()), line),
                        "keep one of the two"));
            }
        }
    }

    private StackFileException fatal(Problem problem) {
        problems.add(problem);
        return new StackFileException(problems);
    }
}
