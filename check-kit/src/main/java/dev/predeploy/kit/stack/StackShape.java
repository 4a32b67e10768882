package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Field;
import dev.predeploy.kit.yaml.Shape;
import dev.predeploy.kit.yaml.Shapes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shape of a whole stack file: the keys of its head, and one for each module's section. */
final class StackShape {
    private final List<StageModule> modules;
    private final Shape.Fields head = Shapes.of(StackHead.class);
    private final List<Field> sections;

    /**
     * Joins the modules' shapes.
     *
     * @throws IllegalArgumentException if two modules, or a module and the head, claim one key
     */
    StackShape(List<StageModule> modules) {
        this.modules = List.copyOf(modules);
        Set<String> keys = new HashSet<>();
        head.all().forEach(field -> keys.add(field.key()));
        for (StageModule module : modules) {
            if (!keys.add(module.stage())) {
                throw new IllegalArgumentException("Two modules on the class path claim the key `%s`; one is %s"
                        .formatted(module.stage(), module.getClass().getName()));
            }
        }
        this.sections = modules.stream().map(StackShape::section).toList();
    }

    /** What a stack file came to: its head and the sections it has. */
    record Content(StackHead head, Map<Class<?>, Record> sections) {}

    private static Field section(StageModule module) {
        String doc = "The checks of the stage `%s`.".formatted(module.stage());
        return Field.optional(module.stage(), Shapes.of(module.section()), doc);
    }

    /** Returns the shape; values of the keys that are left alone may be anything. */
    Shape.Fields fields(Set<String> leftAlone) {
        List<Shape.Part> parts = new ArrayList<>();
        parts.add(new Shape.Lifted("head", head));
        parts.addAll(sections);
        for (String key : leftAlone) {
            parts.add(Field.optional(key, new Shape.Anything(), "The section of a module that is not here."));
        }
        return new Shape.Fields(parts, this::content);
    }

    private Object content(List<Object> values) {
        Map<Class<?>, Record> sections = new LinkedHashMap<>();
        for (int index = 0; index < modules.size(); index++) {
            Optional<?> section = (Optional<?>) values.get(index + 1);
            Class<? extends Record> type = modules.get(index).section();
            section.ifPresent(value -> sections.put(type, type.cast(value)));
        }
        return new Content((StackHead) values.get(0), sections);
    }
}
