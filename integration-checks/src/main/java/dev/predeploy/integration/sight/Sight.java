package dev.predeploy.integration.sight;

import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed.Timeouts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a connection saw of itself in a moment of its transaction.
 *
 * @param relations the user's relations that it had locked, by their number
 * @param locks the locks
 * @param timeouts the time limits in force
 */
public record Sight(Map<Long, Seen> relations, Set<Held> locks, Timeouts timeouts) {
    /** The sight at the beginning of a transaction. */
    public static final Sight NOTHING = new Sight(Map.of(), Set.of(), new Timeouts(Duration.ZERO, Duration.ZERO));

    /** Copies what it is given. */
    public Sight {
        relations = Map.copyOf(relations);
        locks = Set.copyOf(locks);
    }

    /**
     * Returns this sight with what was counted earlier of relations that are not locked now: in earlier transactions, or
     * before a rollback, which does not take that back. They are again what everybody sees.
     */
    public Sight withCountsOf(Sight earlier, Relations everybodys) {
        Map<Long, Seen> all = new HashMap<>();
        earlier.relations.forEach((number, seen) -> everybodys
                .standing(number)
                .ifPresent(standing -> all.put(number, new Seen(standing.file(), false, seen.counts()))));
        all.putAll(relations);
        return new Sight(all, locks, timeouts);
    }

    /**
     * A lock.
     *
     * @param relation the relation's number
     * @param mode the mode
     */
    public record Held(long relation, LockMode mode) {}

    /**
     * A relation.
     *
     * @param file the number of its file; 0 if it has none
     * @param isGone whether it was dropped
     * @param counts what was done to it
     */
    public record Seen(long file, boolean isGone, Counts counts) {}

    /**
     * What was done to a relation.
     *
     * @param scans how often it was read as a whole
     * @param inserted the rows put in
     * @param updated the rows changed
     * @param deleted the rows taken out
     */
    public record Counts(long scans, long inserted, long updated, long deleted) {
        /** Nothing was done. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** Emptying a table also takes back what was counted. */
        public Counts since(Counts before) {
            return new Counts(
                    Math.max(0, scans - before.scans),
                    Math.max(0, inserted - before.inserted),
                    Math.max(0, updated - before.updated),
                    Math.max(0, deleted - before.deleted));
        }

        /** Says whether rows that were there are not as they were. */
        public boolean changesRows() {
            return updated > 0 || deleted > 0;
        }
    }
}
