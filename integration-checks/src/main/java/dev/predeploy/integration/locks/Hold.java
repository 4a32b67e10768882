package dev.predeploy.integration.locks;

import dev.predeploy.integration.sql.Reindex;
import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the locks that make requests wait. */
final class Hold {
    private static final Set<Relation.Kind> OF_TABLES = Set.of(
            Relation.Kind.TABLE,
            Relation.Kind.PARTITIONED_TABLE,
            Relation.Kind.VIEW,
            Relation.Kind.MATERIALIZED_VIEW,
            Relation.Kind.FOREIGN_TABLE);

    /** The server's own table for long values: whoever is kept from that is kept from the table, too. */
    static final String TOAST = "pg_toast.";

    private Hold() {}

    /** Returns the locks that a statement took and that make requests wait, the strongest on each relation. */
    static List<Lock> taken(Observed observed) {
        List<Lock> taken = new ArrayList<>(observed.taken());
        Stream<Lock> writing = observed.effects().stream()
                .filter(Hold::isWrittenAnew)
                .map(effect -> new Lock(effect.relation(), LockMode.ACCESS_EXCLUSIVE));
        Stream.concat(writing, reindexed(observed).map(relation -> new Lock(relation, LockMode.SHARE)))
                .filter(lock -> observed.held().stream()
                        .noneMatch(held -> held.relation().equals(lock.relation()) && isFelt(held)))
                .forEach(taken::add); // where the locks were only sampled, this one may have been missed
        return felt(taken);
    }

    /** Returns the tables that a REINDEX outside a transaction has read under its lock, which it keeps for each in turn. */
    static Stream<Relation> reindexed(Observed observed) {
        boolean isSampled = observed.transaction().bounds() == Transaction.Bounds.NONE;
        return isSampled && Reindex.isBlocking(observed.statement().code())
                ? observed.effects().stream()
                        .filter(effect -> effect.scans() > 0 && isOfRows(effect.relation()))
                        .map(Effect::relation)
                : Stream.empty();
    }

    private static boolean isWrittenAnew(Effect effect) {
        return isOfRows(effect.relation()) && effect.fate() == Effect.Fate.REWRITTEN;
    }

    private static boolean isOfRows(Relation relation) {
        return Set.of(Relation.Kind.TABLE, Relation.Kind.MATERIALIZED_VIEW).contains(relation.kind());
    }

    /** Returns the locks that earlier statements took and that make requests wait, the strongest on each relation. */
    static List<Lock> held(Observed observed) {
        return felt(observed.held());
    }

    /**
     * Returns the locks under which a statement does its own work: what it took, and what was held already, of the same
     * relations or else wanted. A lock that is held in a stronger mode does not show again.
     */
    static List<Lock> own(Observed observed, Predicate<Lock> wanted) {
        List<Lock> taken = taken(observed);
        List<Lock> own = felt(
                        Stream.concat(taken.stream(), observed.held().stream()).toList())
                .stream()
                .filter(lock -> wanted.test(lock)
                        || taken.stream().anyMatch(each -> each.relation().equals(lock.relation())))
                .toList();
        return own.isEmpty() ? taken : own;
    }

    private static List<Lock> felt(Collection<Lock> locks) {
        List<Lock> felt = new ArrayList<>();
        locks.stream()
                .filter(Hold::isFelt)
                .sorted(Comparator.comparing(Lock::mode).reversed())
                .filter(lock -> felt.stream().noneMatch(seen -> seen.relation().equals(lock.relation())))
                .forEachOrdered(felt::add);
        boolean isOfTables = felt.stream().anyMatch(lock -> isOfTable(lock.relation()));
        return felt.stream()
                .filter(lock -> !isOfTables || isOfTable(lock.relation()) || isReachedOnlyBy(lock, felt))
                .sorted(Comparator.comparing(lock -> lock.relation().name()))
                .toList();
    }

    private static boolean isOfTable(Relation relation) {
        return OF_TABLES.contains(relation.kind());
    }

    /** A lock on an index says more than that on its table if it is the stronger one. */
    private static boolean isReachedOnlyBy(Lock lock, List<Lock> felt) {
        return lock.relation().table().isPresent()
                && felt.stream()
                        .noneMatch(other -> lock.relation()
                                        .table()
                                        .get()
                                        .equals(other.relation().name())
                                && other.mode() == lock.mode());
    }

    /** Only a refresh writes a materialized view; and who plans a query opens every index of its tables. */
    private static boolean isFelt(Lock lock) {
        Blocking blocking = Blocking.of(lock.mode());
        return lock.relation().live()
                && !lock.relation().name().startsWith(TOAST)
                && switch (lock.relation().kind()) {
                    case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, SEQUENCE -> blocking.isFelt();
                    case VIEW, MATERIALIZED_VIEW, INDEX, PARTITIONED_INDEX -> blocking == Blocking.READS_AND_WRITES;
                    case COMPOSITE_TYPE -> false;
                };
    }
}
