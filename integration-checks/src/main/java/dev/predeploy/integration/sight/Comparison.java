package dev.predeploy.integration.sight;

import static java.util.Objects.requireNonNull;

import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.Relation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Two moments of a transaction.
 *
 * @param before the earlier one
 * @param now the later one
 * @param relations what was there before the transaction
 */
public record Comparison(Sight before, Sight now, Relations relations) {
    private static final Comparator<Lock> ORDER =
            Comparator.comparing((Lock lock) -> lock.relation().name()).thenComparing(Lock::mode);

    /** Returns the locks that are new. */
    public List<Lock> taken() {
        return locks(now.locks(), held -> !before.locks().contains(held));
    }

    /** Returns the locks that are not. */
    public List<Lock> held() {
        return locks(now.locks(), held -> before.locks().contains(held));
    }

    private List<Lock> locks(Set<Sight.Held> all, Predicate<Sight.Held> wanted) {
        return all.stream()
                .filter(wanted)
                .flatMap(held ->
                        relations.relation(held.relation()).stream().map(relation -> new Lock(relation, held.mode())))
                .sorted(ORDER)
                .toList();
    }

    /** Returns the tables of which rows were changed or taken out, or that were written anew or emptied, by their numbers. */
    public List<Long> tablesWithChangedRows() {
        return now.relations().keySet().stream()
                .filter(number -> relations.relation(number).isPresent()
                        && !isGone(number)
                        && (counts(number).changesRows() || isWrittenAnew(number)))
                .toList();
    }

    private boolean isWrittenAnew(long number) {
        boolean isTable = relations
                .standing(number)
                .filter(each -> each.kind().equals("r"))
                .isPresent();
        return isTable && fate(number) == Effect.Fate.REWRITTEN;
    }

    private boolean isGone(long number) {
        Sight.Seen seen = now.relations().get(number);
        return seen != null && seen.isGone();
    }

    /** Returns what became of relations. */
    public List<Effect> effects(Map<Long, Long> rowsNow) {
        return now.relations().keySet().stream()
                .flatMap(number ->
                        relations.relation(number).stream().map(relation -> effect(relation, number, rowsNow)))
                .filter(effect -> effect.fate() != Effect.Fate.KEPT
                        || effect.scans() > 0
                        || effect.lookups() > 0
                        || !effect.rows().equals(Effect.Rows.UNTOUCHED))
                .sorted(Comparator.comparing(effect -> effect.relation().name()))
                .toList();
    }

    private Effect effect(Relation relation, long number, Map<Long, Long> rowsNow) {
        Sight.Counts counts = counts(number);
        OptionalLong rows = Optional.ofNullable(rowsNow.get(number))
                .map(count -> OptionalLong.of(count - counts.inserted() + counts.deleted()))
                .orElse(OptionalLong.empty());
        Effect.Rows changed = new Effect.Rows(rows, counts.inserted(), counts.updated(), counts.deleted());
        boolean isIndex = relation.kind() == Relation.Kind.INDEX; // of which a scan is no reading of the whole
        return new Effect(relation, fate(number), isIndex ? 0 : counts.scans(), lookups(number), changed);
    }

    private long lookups(long table) {
        return now.relations().keySet().stream()
                .filter(number -> relations
                        .standing(number)
                        .filter(each -> each.table() == table)
                        .isPresent())
                .mapToLong(number -> counts(number).scans())
                .sum();
    }

    private Sight.Counts counts(long number) {
        Sight.Seen seen = before.relations().get(number);
        return seenNow(number).counts().since(seen == null ? Sight.Counts.NONE : seen.counts());
    }

    private Sight.Seen seenNow(long number) {
        return requireNonNull(now.relations().get(number));
    }

    private Effect.Fate fate(long number) {
        Sight.Seen seen = before.relations().get(number);
        boolean wasGone = seen != null && seen.isGone();
        Sight.Seen later = seenNow(number);
        if (later.isGone()) {
            return wasGone ? Effect.Fate.KEPT : Effect.Fate.DROPPED;
        }
        long file = seen == null ? relations.standing(number).orElseThrow().file() : seen.file();
        return later.file() == file ? Effect.Fate.KEPT : Effect.Fate.REWRITTEN;
    }
}
