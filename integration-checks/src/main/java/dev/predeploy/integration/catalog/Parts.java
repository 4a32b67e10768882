package dev.predeploy.integration.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which objects are a part of which others: a column of its table, a table of its schema.
 *
 * @param sides the catalogs that know the objects; where an object is in several, the first of them tells
 */
public record Parts(List<Catalog> sides) {
    /** Ends the sort of a comment that is on a part, such as an index, and so is a part of that. */
    private static final String OF_A_PART = " comment";

    private static final Pattern OWNED = Pattern.compile("OWNED BY (.*)$");

    /** Copies the list. */
    public Parts {
        sides = List.copyOf(sides);
    }

    /** Returns what an object is a part of, if it is one. */
    public Optional<String> whole(String object) {
        return sides.stream()
                .filter(side ->
                        side.objects().containsKey(object) || side.partOf().containsKey(object))
                .findFirst()
                .flatMap(side -> whole(object, side));
    }

    /** Returns what an object is a part of, and what that is a part of, and so on. */
    public Stream<String> wholes(String object) {
        return Stream.iterate(whole(object), Optional::isPresent, each -> each.flatMap(this::whole))
                .flatMap(Optional::stream);
    }

    private static Optional<String> whole(String object, Catalog side) {
        ObjectName name = ObjectName.of(object);
        Matcher owned = OWNED.matcher(side.objects().getOrDefault(object, ""));
        if (name.sort().equals("sequence") && owned.find()) {
            return Optional.of("column " + owned.group(1));
        }
        if (name.sort().endsWith(OF_A_PART)) {
            return Optional.of(name.sort().replace(OF_A_PART, " ") + name.name());
        }
        return Optional.ofNullable(side.partOf().get(object))
                .or(() -> name.schema().map(schema -> "schema " + schema))
                .filter(whole -> !whole.equals(object));
    }
}
