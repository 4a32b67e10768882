package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Difference;
import dev.predeploy.integration.catalog.ObjectName;
import java.util.Optional;
import java.util.Set;

/**
 * An object that is not in one schema as it is in another.
 *
 * @param object what it is, such as {@code index public.users_name}
 * @param wanted its definition where it should be, if it is there
 * @param seen its definition where it was looked for, if it is there
 * @param parts how many objects that are a part of it are not told of, for there they cannot be either
 */
public record Divergence(String object, Optional<String> wanted, Optional<String> seen, int parts) {
    /** Sorts that are set, and neither made nor dropped. */
    private static final Set<String> SET = Set.of("owner", "options", "row security");

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

    /** Says whether PostgreSQL grants this by default, and does so on one side: on the other it is revoked. */
    boolean isRevoked() {
        return difference().isRevocation();
    }

    /** Says whether a statement that does this does not mind that it is done already. */
    boolean isDoneTwice() {
        return difference().isPrivilege()
                || SET.contains(name().sort())
                || name().sort().endsWith("comment");
    }

    /** Returns the definition that should be, cut to where it matters. */
    String wantedExcerpt() {
        return wanted.map(text -> Excerpt.of(text, seen)).orElseGet(this::absent);
    }

    /** Returns the definition that was seen, cut to where it matters. */
    String seenExcerpt() {
        return seen.map(text -> Excerpt.of(text, wanted)).orElseGet(this::absent);
    }

    /** Says what is where no definition is: of what is revoked on the other side, PostgreSQL's default. */
    String absent() {
        return isRevoked() ? "what PostgreSQL grants by default" : "nothing of that name";
    }
}
