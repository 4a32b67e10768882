package dev.predeploy.integration.sight;

import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Relation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The relations that everybody sees: those that were there at first, and what was committed since. */
public final class Relations {
    private final Map<Long, Standing> known;
    private final Map<Long, Standing> first;

    /** What was committed of these is not known yet. */
    private final Set<Long> stale = new HashSet<>();

    /** Begins with what is there. */
    public Relations(Map<Long, Standing> first) {
        this.known = new HashMap<>(first);
        this.first = Map.copyOf(first);
    }

    /** Takes over what a transaction that is now committed saw of itself. */
    public synchronized void commit(Sight sight) {
        sight.relations().forEach((number, seen) -> {
            Standing standing = known.get(number);
            if (seen.isGone()) {
                known.remove(number);
            } else if (standing == null) {
                stale.add(number);
            } else {
                known.put(number, standing.withFile(seen.file()));
            }
        });
        sight.locks().stream()
                .filter(lock -> lock.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0) // it may have a new name
                .filter(lock -> known.containsKey(lock.relation()))
                .forEach(lock -> stale.add(lock.relation()));
    }

    /** Looks up what is not known yet. */
    public synchronized void refresh(Outside outside) throws SQLException {
        if (!stale.isEmpty()) {
            known.putAll(outside.standings(stale));
            stale.clear();
        }
    }

    /** Takes over what all relations are now. */
    public synchronized void replace(Map<Long, Standing> now) {
        known.clear();
        known.putAll(now);
        stale.clear();
    }

    /** Returns what everybody sees of a relation, if they see it. */
    synchronized Optional<Standing> standing(long number) {
        return Optional.ofNullable(known.get(number));
    }

    /** Returns a relation, if everybody sees it and users know what it is, as they do not know where long texts lie. */
    public Optional<Relation> relation(long number) {
        return standing(number)
                .filter(standing -> !standing.schema().equals("pg_toast"))
                .flatMap(standing -> Relation.Kind.of(standing.kind())
                        .map(kind -> new Relation(
                                standing.fullName(),
                                kind,
                                standing(standing.table()).map(Standing::fullName),
                                before(number))));
    }

    private Optional<String> before(long number) {
        return Optional.ofNullable(first.get(number))
                .map(standing -> first.getOrDefault(standing.table(), standing))
                .map(Standing::fullName);
    }
}
