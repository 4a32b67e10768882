package dev.predeploy.integration.locks;

import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What takes the longer, the more rows a relation has.
 *
 * @param sort what is done to each row
 * @param relation whose rows
 * @param percent how many of a hundred rows are changed; 100 where all are read or written; {@link #UNKNOWN} where that
 *     goes by what is in the rows, of which only production's tell
 */
record Work(Sort sort, Relation relation, int percent) {
    /** From how many of a hundred rows on a statement is taken for one that changes a large part. */
    static final int LARGE_SHARE = 10;

    /** Made-up rows seldom are what a condition asks for. */
    static final int UNKNOWN = 0;

    private static final Pattern CHANGE =
            Pattern.compile("(?i)(?<!\\bON\\s)(?<!\\bFOR\\s)\\b(?:UPDATE|MERGE)\\b|(?<deletes>\\bDELETE\\s+FROM\\b)");

    private static final Pattern EMPTYING = Pattern.compile("(?i)\\bTRUNCATE\\b");

    /** Of fewer rows, a share says nothing. */
    private static final long FEW = 10;

    /** What an index led to can still be most of a table. */
    private static final int MOST = 50;

    private static final Set<Relation.Kind> HAVE_ROWS =
            Set.of(Relation.Kind.TABLE, Relation.Kind.MATERIALIZED_VIEW, Relation.Kind.FOREIGN_TABLE);

    /** What is done to each row. */
    enum Sort {
        WRITTEN("written anew"),
        READ("read"),
        UPDATED("updated"),
        DELETED("deleted");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Returns what a statement did to all rows, or to a large part, of relations that were there before.
     *
     * @param empty the tables that had no row before the run
     */
    static List<Work> of(Observed observed, Set<String> empty) {
        Stream<Work> works = observed.effects().stream()
                .filter(effect -> effect.relation().live()
                        && HAVE_ROWS.contains(effect.relation().kind()))
                .flatMap(effect -> of(effect, observed, empty).stream());
        boolean isSampled = observed.transaction().bounds() == Transaction.Bounds.NONE;
        return (isSampled
                        ? Stream.concat(works.filter(work -> work.sort == Sort.WRITTEN), reindexed(observed))
                        : Stream.concat(works, Validation.of(observed)))
                .toList();
    }

    /** Where locks were only sampled, nobody knows what was read under which; but REINDEX reads what it locks so. */
    private static Stream<Work> reindexed(Observed observed) {
        return Hold.reindexed(observed).filter(Relation::live).map(relation -> new Work(Sort.READ, relation, 100));
    }

    private static Optional<Work> of(Effect effect, Observed observed, Set<String> empty) {
        if (effect.fate() == Effect.Fate.REWRITTEN) {
            return isEmptied(effect, observed, empty)
                    ? Optional.empty()
                    : Optional.of(new Work(Sort.WRITTEN, effect.relation(), 100));
        }
        return Stream.of(Sort.UPDATED, Sort.DELETED)
                .map(sort -> new Work(sort, effect.relation(), percent(sort, effect)))
                .filter(work -> work.percent >= LARGE_SHARE
                        && !Batch.isOne(observed.statement().code()))
                .max(Comparator.comparing(Work::percent))
                .or(() -> effect.scans() > Asked.beforeLocking(effect, observed)
                        ? Optional.of(reading(effect, observed))
                        : Optional.empty());
    }

    /** Whoever looks through all rows for those that are to be changed may find many in production. */
    private static Work reading(Effect effect, Observed observed) {
        String text = observed.statement().code();
        Matcher change = CHANGE.matcher(text);
        if (!isTarget(effect.relation(), observed) || !change.find() || Batch.isOne(text)) {
            return new Work(Sort.READ, effect.relation(), 100);
        }
        boolean isDeleting = effect.rows().deleted() > 0 || change.group("deletes") != null;
        return new Work(isDeleting ? Sort.DELETED : Sort.UPDATED, effect.relation(), UNKNOWN);
    }

    /** What is changed is named, or the table of which it is a part; rows that go with those of another table are not. */
    private static boolean isTarget(Relation relation, Observed observed) {
        List<Relation> changed = observed.locks()
                .filter(lock -> lock.mode() == LockMode.ROW_EXCLUSIVE)
                .map(Lock::relation)
                .toList();
        return changed.contains(relation)
                && changed.stream()
                        .filter(each -> each.equals(relation) || each.kind() == Relation.Kind.PARTITIONED_TABLE)
                        .anyMatch(each -> Asked.word(each)
                                .matcher(observed.statement().code())
                                .find());
    }

    /** A table that is emptied gets a new file, too, but nothing is written there. */
    private static boolean isEmptied(Effect effect, Observed observed, Set<String> empty) {
        boolean isWithoutRows = effect.rows().before().orElse(1) == 0;
        return isWithoutRows
                && (!empty.contains(effect.relation().name())
                        || EMPTYING.matcher(observed.statement().code()).find());
    }

    private static int percent(Sort sort, Effect effect) {
        long changed =
                sort == Sort.UPDATED ? effect.rows().updated() : effect.rows().deleted();
        if (changed == 0) {
            return 0;
        }
        long before = Math.max(changed, effect.rows().before().orElse(changed));
        if (before < FEW) {
            return effect.scans() > 0 ? 100 : 0;
        }
        int share = (int) (100 * changed / before);
        return effect.scans() > 0 || share >= MOST ? share : 0;
    }
}
