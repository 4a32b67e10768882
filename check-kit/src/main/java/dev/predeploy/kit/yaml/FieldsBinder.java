package dev.predeploy.kit.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes the value of a map of known keys. */
final class FieldsBinder {
    private final Binding binding;
    private final Spot spot;
    private final Shape.Fields shape;
    private final Map<String, Spot> written = new LinkedHashMap<>();

    FieldsBinder(Binding binding, Spot spot, Shape.Fields shape) {
        this.binding = binding;
        this.spot = spot;
        this.shape = shape;
    }

    Optional<Object> read() {
        Optional<Field> shorthand =
                shape.all().stream().filter(Field::shorthand).findFirst();
        if (shorthand.isPresent() && (shape.isWrapper() || !(spot.node() instanceof MappingNode))) {
            written.put(shorthand.get().key(), spot);
        } else if (spot.node() instanceof MappingNode map) {
            map.getValue().forEach(this::take);
        } else {
            return new WrongValue(binding, spot).type(shape);
        }
        return make(shape);
    }

    private void take(NodeTuple entry) {
        ScalarNode key = (ScalarNode) entry.getKeyNode();
        String word = key.getValue();
        if (shape.keys().contains(word)) {
            written.putIfAbsent(word, spot.under(key, entry.getValueNode()));
        } else if (!key.getTag().equals(Tag.MERGE)) {
            binding.problem(
                    key.getStartMark(),
                    "unknown key `%s` %s".formatted(Words.shown(word), spot.inside()),
                    remedy(word));
        }
    }

    private String remedy(String word) {
        if (shape.keys().isEmpty()) {
            return "remove it: no key belongs here";
        }
        return Nearest.word(word, shape.keys())
                .map("did you mean `%s`?"::formatted)
                .orElse("known here: " + Words.listed(shape.keys()));
    }

    private Optional<Object> make(Shape.Fields fields) {
        List<Object> values = new ArrayList<>();
        for (Shape.Part part : fields.parts()) {
            Optional<Object> value = part instanceof Shape.Lifted lifted ? make(lifted.fields()) : field((Field) part);
            value.ifPresent(values::add);
        }
        if (values.size() < fields.parts().size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(fields.maker().make(values));
        } catch (InvalidEntry e) {
            return refused(fields, e);
        } catch (IllegalArgumentException e) {
            return binding.problem(
                    spot.node().getStartMark(),
                    "%s cannot be: %s".formatted(spot.name(), Words.shown(String.valueOf(e.getMessage()))),
                    "correct its keys");
        }
    }

    private Optional<Object> field(Field field) {
        Spot value = written.get(field.key());
        if (value == null) {
            return field.absence().isRefused()
                    ? missing(field)
                    : field.absence().value();
        }
        int before = binding.problems().size();
        Optional<Object> read = new Binder(binding, value)
                .read(field.shape(), field.absence().isRefused() ? WrongValue.Removal.NONE : WrongValue.Removal.OF_KEY);
        if (read.isPresent()) {
            new References(binding, field).check(value);
        }
        boolean fine = binding.problems().size() == before;
        return fine && field.wrapped() ? Optional.of(read) : fine ? read : Optional.empty();
    }

    private Optional<Object> missing(Field field) {
        return binding.problem(
                spot.owner(),
                "%s lacks the key `%s`".formatted(spot.name(), field.key()),
                "add `%s: %s`".formatted(field.key(), field.shape().example()));
    }

    private Optional<Object> refused(Shape.Fields fields, InvalidEntry refusal) {
        Optional<Spot> at = fields.parts().stream()
                .filter(part -> part.component().equals(refusal.component()))
                .flatMap(Shape.Part::keys)
                .flatMap(field -> Optional.ofNullable(written.get(field.key())).stream())
                .findFirst();
        Node node = at.orElse(spot).node();
        String name = at.orElse(spot).name();
        return binding.problem(
                at.isPresent() ? node.getStartMark() : spot.owner(),
                "%s: %s".formatted(name, refusal.what()),
                refusal.fix());
    }
}
