package dev.predeploy.kit.yaml;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One known key.
 *
 * @param key the key in the file
 * @param component its name in Java
 * @param shape what its value looks like
 * @param absence what stands where the key is left out
 * @param wrapped whether a value is handed on as an {@link Optional}
 * @param doc what it is, for people
 * @param shorthand whether a bare value in place of the map is this key's
 * @param mustExist what its paths must lead to, if they must exist
 * @param nameOf where the keys are declared of which its values, or the keys of its map, are names
 */
public record Field(
        String key,
        String component,
        Shape shape,
        Absence absence,
        boolean wrapped,
        Optional<String> doc,
        boolean shorthand,
        Optional<MustExist.Sort> mustExist,
        Optional<NameOf> nameOf)
        implements Shape.Part {

    /** Returns a key that must be written. */
    public static Field required(String key, Shape shape, String doc) {
        return new Field(
                key, key, shape, Absence.refused(), false, Optional.of(doc), false, Optional.empty(), Optional.empty());
    }

    /** Returns a key that may be left out; its value is an {@link Optional}. */
    public static Field optional(String key, Shape shape, String doc) {
        Absence absence = Absence.standing(Optional.empty());
        return new Field(key, key, shape, absence, true, Optional.of(doc), false, Optional.empty(), Optional.empty());
    }

    @Override
    public Stream<Field> keys() {
        return Stream.of(this);
    }
}
