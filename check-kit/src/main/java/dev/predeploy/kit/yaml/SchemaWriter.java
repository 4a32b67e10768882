package dev.predeploy.kit.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Writes the JSON Schema, draft 2020-12, of shapes: what the reader refuses for its form, the schema refuses too. */
public final class SchemaWriter implements ShapeVisitor<ObjectNode> {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private SchemaWriter() {}

    /** Returns the schema of a shape, without {@code $schema}. */
    public static ObjectNode schema(Shape shape) {
        return shape.accept(new SchemaWriter());
    }

    @Override
    public ObjectNode scalar(Shape.Scalar shape) {
        return switch (shape.kind()) {
            case TEXT, PATH -> text();
            case INTEGER -> type("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
            case LONG -> type("integer").put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
            case NUMBER -> type("number");
            case TRUTH -> type("boolean");
            case DURATION, SIZE ->
                type("string").put("pattern", shape.kind().form().orElseThrow().pattern());
        };
    }

    @Override
    public ObjectNode choice(Shape.Choice shape) {
        ObjectNode schema = FACTORY.objectNode();
        schema.set("enum", words(shape.words().keySet()));
        return schema;
    }

    @Override
    public ObjectNode template(Shape.TemplateText shape) {
        return text();
    }

    @Override
    public ObjectNode command(Shape.Command shape) {
        ObjectNode words = type("array").put("minItems", 1);
        words.set("items", text());
        ObjectNode script = text().put("pattern", "\\S");
        return anyOf(List.of(script, words));
    }

    @Override
    public ObjectNode items(Shape.Items shape) {
        ObjectNode list = type("array");
        list.set("items", shape.item().accept(this));
        return shape.item() instanceof Shape.Items
                ? list
                : anyOf(List.of(list, shape.item().accept(this)));
    }

    @Override
    public ObjectNode entries(Shape.Entries shape) {
        ObjectNode map = type("object");
        map.set("propertyNames", FACTORY.objectNode().put("pattern", shape.pattern()));
        map.set("additionalProperties", shape.value().accept(this));
        return map;
    }

    @Override
    public ObjectNode fields(Shape.Fields shape) {
        if (shape.isWrapper()) {
            return shape.all().get(0).shape().accept(this);
        }
        ObjectNode map = map(shape);
        List<Field> needed = shape.all().stream()
                .filter(field -> field.absence().isRefused())
                .toList();
        return shape.all().stream()
                .filter(Field::shorthand)
                .filter(field -> needed.stream().allMatch(field::equals))
                .findFirst()
                .map(field -> anyOf(List.of(field.shape().accept(this), map)))
                .orElse(map);
    }

    @Override
    public ObjectNode variants(Shape.Variants shape) {
        ObjectNode schema = FACTORY.objectNode();
        ArrayNode options = schema.putArray("oneOf");
        shape.options().forEach(option -> options.add(option.accept(this)));
        return schema;
    }

    @Override
    public ObjectNode anything(Shape.Anything shape) {
        return FACTORY.objectNode();
    }

    private ObjectNode map(Shape.Fields shape) {
        ObjectNode map = type("object");
        ObjectNode properties = map.putObject("properties");
        shape.all().forEach(field -> properties.set(field.key(), described(field)));
        List<String> needed = shape.all().stream()
                .filter(field -> field.absence().isRefused())
                .map(Field::key)
                .toList();
        if (!needed.isEmpty()) {
            map.set("required", words(needed));
        }
        return map.put("additionalProperties", false);
    }

    private ObjectNode described(Field field) {
        ObjectNode schema = FACTORY.objectNode();
        field.doc().ifPresent(doc -> schema.put("description", doc));
        schema.setAll(field.shape().accept(this));
        field.absence().shown().ifPresent(standing -> schema.set("default", standing));
        return schema;
    }

    private static ObjectNode text() {
        ObjectNode schema = FACTORY.objectNode();
        schema.set("type", words(List.of("string", "number", "boolean")));
        return schema;
    }

    private static ObjectNode type(String name) {
        return FACTORY.objectNode().put("type", name);
    }

    private static ObjectNode anyOf(List<ObjectNode> choices) {
        ObjectNode schema = FACTORY.objectNode();
        schema.putArray("anyOf").addAll(choices);
        return schema;
    }

    private static ArrayNode words(Collection<String> words) {
        ArrayNode array = FACTORY.arrayNode();
        words.forEach(array::add);
        return array;
    }
}
