package dev.predeploy.kit.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Words the problems of a value that is not what its shape expects. */
final class WrongValue {
    private static final Set<String> YES = Set.of("yes", "on", "y", "true", "1");
    private static final Set<String> NO = Set.of("no", "off", "n", "false", "0");

    private final Binding binding;
    private final Spot spot;

    WrongValue(Binding binding, Spot spot) {
        this.binding = binding;
        this.spot = spot;
    }

    Optional<Object> absent(Shape shape, Removal removal) {
        boolean plain = shape instanceof Shape.Fields fields
                && fields.all().stream().noneMatch(field -> field.absence().isRefused());
        String fix = plain ? "write `{}` if nothing is to be said" : advice(shape);
        return problem("%s has no value".formatted(spot.name()), fix + removal.words);
    }

    /** Whether a value that is absent may be left out altogether. */
    enum Removal {
        OF_KEY(", or remove the key"),
        OF_ITEM(", or remove the item"),
        NONE("");

        private final String words;

        Removal(String words) {
            this.words = words;
        }
    }

    Optional<Object> type(Shape shape) {
        String what = "%s is %s, not %s".formatted(spot.name(), described(spot.node()), shape.expected());
        return problem(what, remedy(shape));
    }

    Optional<Object> range(Shape.Scalar shape) {
        return problem(
                "%s is %s, which is out of range".formatted(spot.name(), described(spot.node())), shape.advice());
    }

    Optional<Object> word(String written, Shape.Choice shape) {
        String fix = Nearest.word(written, shape.words().keySet())
                .map("did you mean `%s`?"::formatted)
                .orElse(shape.advice());
        return problem("%s is `%s`, not %s".formatted(spot.name(), Words.shown(written), shape.expected()), fix);
    }

    Optional<Object> variant(MappingNode map, Shape.Variants shape) {
        for (NodeTuple entry : map.getValue()) {
            ScalarNode key = (ScalarNode) entry.getKeyNode();
            Optional<String> nearest = Nearest.word(key.getValue(), shape.firstKeys());
            if (nearest.isPresent()) {
                return binding.problem(
                        key.getStartMark(),
                        "unknown key `%s` %s".formatted(Words.shown(key.getValue()), spot.inside()),
                        "did you mean `%s`?".formatted(nearest.get()));
            }
        }
        return binding.problem(
                spot.owner(),
                "%s has none of the keys %s".formatted(spot.name(), Words.listed(shape.firstKeys())),
                "write exactly one of them");
    }

    Optional<Object> variants(List<ScalarNode> chosen, Shape.Variants shape) {
        return binding.problem(
                chosen.get(1).getStartMark(),
                "%s has both `%s` and `%s`"
                        .formatted(
                                spot.name(),
                                chosen.get(0).getValue(),
                                chosen.get(1).getValue()),
                "keep exactly one of " + Words.listed(shape.firstKeys()));
    }

    private String remedy(Shape shape) {
        if (shape instanceof Shape.Scalar scalar && spot.node() instanceof ScalarNode node) {
            String bare = node.getValue().toLowerCase(Locale.ROOT);
            if (scalar.kind().isUnquoted()
                    && !node.isPlain()
                    && scalar.kind().form().orElseThrow().matcher(bare).matches()) {
                return "remove the quotes: `%s`".formatted(bare);
            }
            if (scalar.kind() == ScalarKind.TRUTH && (YES.contains(bare) || NO.contains(bare))) {
                return "write `%s`".formatted(YES.contains(bare));
            }
            if (scalar.kind() == ScalarKind.DURATION && bare.matches("[0-9]{1,9}")) {
                return "add the unit: `%ss` or `%sms`".formatted(bare, bare);
            }
            if (scalar.kind() == ScalarKind.SIZE && bare.matches("[0-9]{1,9}")) {
                return "add the unit: `%sMB` or `%sB`".formatted(bare, bare);
            }
        }
        return advice(shape);
    }

    private String advice(Shape shape) {
        return spot.path().isEmpty() ? "begin with `stack: NAME`" : shape.advice();
    }

    private static String described(Node node) {
        if (node instanceof MappingNode) {
            return "a map";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        String text = ((ScalarNode) node).getValue();
        return text.isBlank() ? "empty text" : "`" + Words.shown(text) + "`";
    }

    private Optional<Object> problem(String what, String fix) {
        return binding.problem(spot.node().getStartMark(), what, fix);
    }
}
