package dev.predeploy.integration.observer;

import dev.predeploy.integration.trace.Relation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The relations that everybody sees: those that were there at first, and what was committed since. */
final class Relations {
    private final Map<Long, Standing> known = new ConcurrentHashMap<>();
    private final Set<Long> first;

    Relations(Map<Long, Standing> first) {
        known.putAll(first);
        this.first = Set.copyOf(first.keySet());
    }

    /** Takes over what a transaction that is now committed saw of itself. */
    void commit(Sight sight) {
        sight.relations().forEach((number, seen) -> put(number, seen.standing()));
    }

    private void put(long number, Standing standing) {
        if (standing.isGone()) {
            known.remove(number);
        } else if (!standing.temporary()) {
            known.put(number, standing);
        }
    }

    /** Takes over what all relations are now. */
    void replace(Map<Long, Standing> now) {
        known.keySet().retainAll(now.keySet());
        known.putAll(now);
    }

    /** Returns what everybody sees of a relation, if they see it. */
    Optional<Standing> standing(long number) {
        return Optional.ofNullable(known.get(number));
    }

    /** Returns a relation, if everybody sees it and users know what it is, as they do not know where long texts lie. */
    Optional<Relation> relation(long number) {
        return standing(number)
                .filter(standing -> !standing.schema().equals("pg_toast"))
                .flatMap(standing -> Relation.Kind.of(standing.kind())
                        .map(kind -> new Relation(
                                standing.fullName(),
                                kind,
                                standing(standing.table()).map(Standing::fullName),
                                first.contains(number))));
    }
}
