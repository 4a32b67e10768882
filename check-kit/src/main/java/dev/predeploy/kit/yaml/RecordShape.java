package dev.predeploy.kit.yaml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives the shape of one record from its components and their annotations. */
final class RecordShape {
    private final Class<?> type;
    private final Shapes shapes;

    RecordShape(Class<?> type, Shapes shapes) {
        this.type = type;
        this.shapes = shapes;
    }

    Shape.Fields fields() {
        List<Shape.Part> parts =
                Arrays.stream(type.getRecordComponents()).map(this::part).toList();
        return new Shape.Fields(parts, maker());
    }

    private Shape.Part part(RecordComponent component) {
        if (component.isAnnotationPresent(Unwrapped.class)) {
            return new Shape.Lifted(component.getName(), shapes.fields(component.getType()));
        }
        Type declared = component.getGenericType();
        boolean wrapped = component.getType() == Optional.class;
        Shape shape = shapes.shape(wrapped ? ((ParameterizedType) declared).getActualTypeArguments()[0] : declared);
        return new Field(
                key(component),
                component.getName(),
                shape,
                absence(component, shape),
                wrapped,
                Optional.ofNullable(component.getAnnotation(Doc.class)).map(Doc::value),
                component.isAnnotationPresent(Shorthand.class),
                Optional.ofNullable(component.getAnnotation(MustExist.class)).map(MustExist::value),
                Optional.ofNullable(component.getAnnotation(NameOf.class)));
    }

    private static String key(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Doc.class))
                .map(Doc::key)
                .filter(key -> !key.isEmpty())
                .orElseGet(() -> Words.kebab(component.getName()));
    }

    private static Absence absence(RecordComponent component, Shape shape) {
        if (component.getType() == Optional.class) {
            return Absence.standing(Optional.empty());
        }
        Default standing = component.getAnnotation(Default.class);
        if (standing != null) {
            YamlDocument document = YamlDocument.ofDefault(standing.value());
            return Absence.standing(document.bind(shape), document.json());
        }
        if (component.getType() == List.class) {
            return Absence.standing(List.of());
        }
        return component.getType() == Map.class ? Absence.standing(Map.of()) : Absence.refused();
    }

    private Shape.Maker maker() {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return values -> make(constructor, values);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("A record has a canonical constructor: " + type, e);
        }
    }

    private static Object make(Constructor<?> constructor, List<Object> values) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("Making " + constructor + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot call " + constructor, e);
        }
    }
}
