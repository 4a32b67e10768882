package quickstart;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes JSON: a record becomes an object, a list an array, a number stays one, and all else is text. */
final class Json {
    private Json() {}

    static String write(Object value) {
        if (value instanceof Record object) {
            return Arrays.stream(object.getClass().getRecordComponents())
                    .map(component -> quote(component.getName()) + ":" + write(read(component, object)))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Number ? value.toString() : quote(value.toString());
    }

    private static Object read(RecordComponent component, Record object) {
        try {
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + object, unreadable);
        }
    }

    private static String quote(String text) {
        return text.chars().mapToObj(Json::escape).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escape(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        return character < ' ' ? "\\u%04x".formatted(character) : String.valueOf((char) character);
    }
}
