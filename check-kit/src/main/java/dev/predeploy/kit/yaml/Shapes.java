package dev.predeploy.kit.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Derives shapes from Java types: records, sealed interfaces of records, {@code List}, {@code Map<String, …>}, enums,
 * {@link Template}, {@link CommandLine}, {@link JsonValue}, text, numbers, {@code boolean}, {@link Duration},
 * {@link ByteSize} and {@link Path}.
 */
public final class Shapes {
    /** What a name may be that a map of other values chooses: anything. */
    private static final String ANY_NAME = "^[^\\n]+$";

    private static final Map<Type, Shape> PLAIN = Map.ofEntries(
            Map.entry(String.class, new Shape.Scalar(ScalarKind.TEXT)),
            Map.entry(int.class, new Shape.Scalar(ScalarKind.INTEGER)),
            Map.entry(Integer.class, new Shape.Scalar(ScalarKind.INTEGER)),
            Map.entry(long.class, new Shape.Scalar(ScalarKind.LONG)),
            Map.entry(Long.class, new Shape.Scalar(ScalarKind.LONG)),
            Map.entry(double.class, new Shape.Scalar(ScalarKind.NUMBER)),
            Map.entry(Double.class, new Shape.Scalar(ScalarKind.NUMBER)),
            Map.entry(boolean.class, new Shape.Scalar(ScalarKind.TRUTH)),
            Map.entry(Boolean.class, new Shape.Scalar(ScalarKind.TRUTH)),
            Map.entry(Duration.class, new Shape.Scalar(ScalarKind.DURATION)),
            Map.entry(ByteSize.class, new Shape.Scalar(ScalarKind.SIZE)),
            Map.entry(Path.class, new Shape.Scalar(ScalarKind.PATH)),
            Map.entry(Template.class, new Shape.TemplateText()),
            Map.entry(CommandLine.class, new Shape.Command()),
            Map.entry(JsonValue.class, new Shape.Anything()));

    private final Set<Type> underWay = new HashSet<>();

    private Shapes() {}

    /**
     * Returns the shape of a record.
     *
     * @throws IllegalArgumentException if the record, or one within it, has a component of a type that no file can hold
     */
    public static Shape.Fields of(Class<? extends Record> type) {
        return new Shapes().fields(type);
    }

    Shape shape(Type type) {
        Shape plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        if (!(type instanceof Class<?> named)) {
            throw unreadable(type);
        }
        if (named.isEnum()) {
            return choice(named);
        }
        if (named.isSealed()) {
            return new Shape.Variants(Arrays.stream(named.getPermittedSubclasses())
                    .map(this::fields)
                    .toList());
        }
        return fields(named);
    }

    private Shape container(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new Shape.Items(shape(arguments[0]));
        }
        if (type.getRawType() != Map.class || arguments[0] != String.class) {
            throw unreadable(type);
        }
        Optional<Names> names = names(arguments[1]);
        return new Shape.Entries(
                shape(arguments[1]),
                names.map(Names::pattern).orElse(ANY_NAME),
                names.map(Names::words).orElse("a name is not empty"));
    }

    private static Optional<Names> names(Type value) {
        return value instanceof Class<?> type
                ? Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                        .flatMap(each -> Optional.ofNullable(each.getAnnotation(Names.class)).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Shape choice(Class<?> type) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            words.put(Words.kebab(((Enum<?>) constant).name()), constant);
        }
        return new Shape.Choice(words);
    }

    Shape.Fields fields(Class<?> type) {
        if (!type.isRecord()) {
            throw unreadable(type);
        }
        if (!underWay.add(type)) {
            throw new IllegalArgumentException(type.getName() + " holds itself; a stack file cannot be endless");
        }
        RecordShape shape = new RecordShape(type, this);
        underWay.remove(type);
        return shape.fields();
    }

    private static IllegalArgumentException unreadable(Type type) {
        return new IllegalArgumentException("A stack file cannot hold a " + type.getTypeName());
    }
}
