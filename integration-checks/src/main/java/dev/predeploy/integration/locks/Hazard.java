package dev.predeploy.integration.locks;

import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.kit.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Something about a statement that somebody on call would want to know before it runs in production.
 *
 * @param rule what is wrong
 * @param observed the statement; where it is about several, the first
 * @param locks what makes requests wait meanwhile, the one on the relation that it is about first
 * @param work what takes long, if anything does
 * @param locker the earlier statement that took the locks, if this one did not
 */
record Hazard(Rule rule, Observed observed, List<Lock> locks, Optional<Work> work, Optional<Observed> locker) {

    /** Copies the locks. */
    Hazard {
        locks = List.copyOf(locks);
    }

    static Hazard of(Rule rule, Observed observed, List<Lock> locks) {
        return new Hazard(rule, observed, locks, Optional.empty(), Optional.empty());
    }

    /** Returns this hazard with what takes long. */
    Hazard with(Work other) {
        return new Hazard(rule, observed, locks, Optional.of(other), locker);
    }

    /** Returns this hazard with the earlier statement that took the locks. */
    Hazard lockedBy(Optional<Observed> other) {
        return new Hazard(rule, observed, locks, work, other);
    }

    /** What may be wrong with a statement. */
    enum Rule {
        /** Every row is written anew while requests wait. */
        REWRITE("rewrite", Severity.ERROR),

        /** Every row is read while requests wait. */
        SCAN_UNDER_LOCK("scan-under-lock", Severity.ERROR),

        /** Requests wait for an earlier part of the transaction while a later one works through many rows. */
        HELD_LOCK("held-lock", Severity.ERROR),

        /** It would wait in the queue for as long as the longest query takes, and everybody behind it. */
        LOCK_WITHOUT_TIMEOUT("lock-without-timeout", Severity.WARNING),

        /** Many rows are locked, and stay so until the end of the transaction. */
        ROWS_UPDATED("rows-updated", Severity.WARNING),

        /** As for updates. */
        ROWS_DELETED("rows-deleted", Severity.WARNING);

        private final String word;
        private final Severity severity;

        Rule(String word, Severity severity) {
            this.word = word;
            this.severity = severity;
        }

        /** Returns the name that users know it by. */
        String word() {
            return word;
        }

        Severity severity() {
            return severity;
        }
    }
}
