package dev.predeploy.kit.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Makes the value of one spot; where it cannot, it keeps the problem and answers nothing. */
final class Binder implements ShapeVisitor<Optional<Object>> {
    private final Binding binding;
    private final Spot spot;
    private final WrongValue wrong;

    Binder(Binding binding, Spot spot) {
        this.binding = binding;
        this.spot = spot;
        this.wrong = new WrongValue(binding, spot);
    }

    /** Reads the value; the removal says what may be done where it is null. */
    Optional<Object> read(Shape shape, WrongValue.Removal removal) {
        return Json.isNull(spot.node()) && !(shape instanceof Shape.Anything)
                ? wrong.absent(shape, removal)
                : shape.accept(this);
    }

    @Override
    public Optional<Object> scalar(Shape.Scalar shape) {
        if (!(spot.node() instanceof ScalarNode node) || (shape.kind().isUnquoted() && !node.isPlain())) {
            return wrong.type(shape);
        }
        if (shape.kind()
                .form()
                .filter(form -> !form.matcher(node.getValue()).matches())
                .isPresent()) {
            return wrong.type(shape);
        }
        try {
            return Optional.of(shape.kind().read(node.getValue()));
        } catch (IllegalArgumentException e) {
            return wrong.range(shape);
        }
    }

    @Override
    public Optional<Object> choice(Shape.Choice shape) {
        if (!(spot.node() instanceof ScalarNode node)) {
            return wrong.type(shape);
        }
        Object word = shape.words().get(node.getValue());
        return word == null ? wrong.word(node.getValue(), shape) : Optional.of(word);
    }

    @Override
    public Optional<Object> template(Shape.TemplateText shape) {
        return spot.node() instanceof ScalarNode node
                ? new TemplateBinder(binding, node).read().map(template -> template)
                : wrong.type(shape);
    }

    @Override
    public Optional<Object> command(Shape.Command shape) {
        if (spot.node() instanceof ScalarNode node && !node.getValue().isBlank()) {
            return new TemplateBinder(binding, node).read().map(CommandLine.Script::new);
        }
        if (!(spot.node() instanceof SequenceNode list) || list.getValue().isEmpty()) {
            return wrong.type(shape);
        }
        Optional<Object> words = items(new Shape.Items(new Shape.TemplateText()));
        if (words.isEmpty()) {
            return words;
        }
        List<Template> templates =
                ((List<?>) words.get()).stream().map(Template.class::cast).toList();
        return templates.get(0).source().isBlank()
                ? wrong.type(shape)
                : Optional.of(new CommandLine.Program(templates));
    }

    @Override
    public Optional<Object> items(Shape.Items shape) {
        if (spot.node() instanceof MappingNode && !isMap(shape.item())) {
            return wrong.type(shape);
        }
        if (!(spot.node() instanceof SequenceNode list)) {
            return shape.item().accept(this).map(List::of);
        }
        List<Object> items = new ArrayList<>();
        int number = 0;
        for (Node item : list.getValue()) {
            new Binder(binding, spot.item(++number, item))
                    .read(shape.item(), WrongValue.Removal.OF_ITEM)
                    .ifPresent(items::add);
        }
        return items.size() == number ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private static boolean isMap(Shape shape) {
        return shape instanceof Shape.Fields
                || shape instanceof Shape.Entries
                || shape instanceof Shape.Variants
                || shape instanceof Shape.Anything;
    }

    @Override
    public Optional<Object> entries(Shape.Entries shape) {
        if (!(spot.node() instanceof MappingNode map)) {
            return wrong.type(shape);
        }
        Pattern names = Pattern.compile(shape.pattern());
        Map<String, Object> entries = new LinkedHashMap<>();
        for (NodeTuple entry : map.getValue()) {
            ScalarNode key = (ScalarNode) entry.getKeyNode();
            boolean named = names.matcher(key.getValue()).find();
            if (!named) {
                binding.problem(
                        key.getStartMark(),
                        "`%s` %s cannot be a name".formatted(Words.shown(key.getValue()), spot.inside()),
                        "rename it: " + shape.patternWords());
            }
            Optional<Object> value = new Binder(binding, spot.under(key, entry.getValueNode()))
                    .read(shape.value(), WrongValue.Removal.OF_KEY);
            value.ifPresent(each -> entries.putIfAbsent(key.getValue(), each));
        }
        return entries.size() == map.getValue().size()
                ? Optional.of(Collections.unmodifiableMap(entries))
                : Optional.empty();
    }

    @Override
    public Optional<Object> fields(Shape.Fields shape) {
        return new FieldsBinder(binding, spot, shape).read();
    }

    @Override
    public Optional<Object> variants(Shape.Variants shape) {
        if (!(spot.node() instanceof MappingNode map)) {
            return wrong.type(shape);
        }
        List<ScalarNode> chosen = map.getValue().stream()
                .map(entry -> (ScalarNode) entry.getKeyNode())
                .filter(key -> shape.firstKeys().contains(key.getValue()))
                .toList();
        if (chosen.isEmpty()) {
            return wrong.variant(map, shape);
        }
        if (chosen.size() > 1) {
            return wrong.variants(chosen, shape);
        }
        int index = shape.firstKeys().indexOf(chosen.get(0).getValue());
        return fields(shape.options().get(index));
    }

    @Override
    public Optional<Object> anything(Shape.Anything shape) {
        return Optional.of(new JsonValue(Json.of(spot.node())));
    }
}
