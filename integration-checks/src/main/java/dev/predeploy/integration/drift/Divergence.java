package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Difference;
import dev.predeploy.integration.catalog.ObjectName;
import java.util.Optional;

/**
 * An object that is not in one schema as it is in another.
 *
 * @param object what it is, such as {@code index public.users_name}
 * @param wanted its definition where it should be, if it is there
 * @param seen its definition where it was looked for, if it is there
 * @param parts how many objects that are a part of it are not told of, for there they cannot be either
 */
public record Divergence(String object, Optional<String> wanted, Optional<String> seen, int parts) {
    /** Says whether it is on one side alone. */
    boolean isOneSided() {
        return difference().isOneSided();
    }

    /** Says whether a part is on one side because this is: there alone, or there no partition, which has its table's parts. */
    boolean takes(Divergence part) {
        return difference().explains(part.difference());
    }

    private Difference difference() {
        return new Difference(object, wanted, seen);
    }

    ObjectName name() {
        return ObjectName.of(object);
    }

    Divergence withOnePartMore() {
        return new Divergence(object, wanted, seen, parts + 1);
    }

    /** Returns what it is called in a sentence. */
    String words() {
        return parts == 0
                ? object
                : object
                        + " (with %d object%s that %s part of it)"
                                .formatted(parts, parts == 1 ? "" : "s", parts == 1 ? "is" : "are");
    }

    /** Returns the definition that should be, cut to where it matters. */
    String wantedExcerpt() {
        return wanted.map(text -> Excerpt.of(text, seen)).orElse("nothing of that name");
    }

    /** Returns the definition that was seen, cut to where it matters. */
    String seenExcerpt() {
        return seen.map(text -> Excerpt.of(text, wanted)).orElse("nothing of that name");
    }
}
