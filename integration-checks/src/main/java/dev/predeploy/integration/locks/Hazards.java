package dev.predeploy.integration.locks;

import dev.predeploy.integration.locks.Hazard.Rule;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the hazards in what statements did. */
final class Hazards {
    /** A lock that is waited for no longer than this does not make others wait for long, either. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Pattern SCHEMA_CHANGE =
            Pattern.compile("(?is)^\\s*(ALTER|CREATE\\s+(UNIQUE\\s+)?INDEX|REINDEX)\\b(?!.*\\bVALIDATE\\b).*");

    private final Sizes sizes;
    private final Set<String> empty;
    private final Map<Integer, Map<Lock, Observed>> lockers = new HashMap<>();
    private final List<Source> toldOfTimeouts = new ArrayList<>();

    Hazards(Sizes sizes, Set<String> empty) {
        this.sizes = sizes;
        this.empty = new HashSet<>(empty);
    }

    /** Returns the hazards of statements that ran one after the other. */
    List<Hazard> of(List<Observed> statements) {
        List<Hazard> hazards = new ArrayList<>();
        for (Observed observed : statements) {
            if (observed.statement().source().isPresent()) {
                of(observed).ifPresent(hazards::add);
            }
            Map<Lock, Observed> ofTransaction =
                    lockers.computeIfAbsent(observed.transaction().number(), absent -> new HashMap<>());
            observed.taken().forEach(lock -> ofTransaction.putIfAbsent(lock, observed));
            observed.effects().stream()
                    .filter(effect -> effect.rows().after().equals(OptionalLong.of(0)))
                    .forEach(effect -> empty.add(effect.relation().name()));
        }
        return hazards;
    }

    /** At most one for each statement: with the worst repaired, the rest is told again, or gone. */
    private Optional<Hazard> of(Observed observed) {
        List<Work> works = Work.of(observed, empty).stream()
                .filter(work -> sizes.isLarge(work.relation()))
                .sorted(Comparator.comparing(Work::sort).thenComparing(this::rows, Comparator.reverseOrder()))
                .toList();
        List<Lock> taken = Hold.taken(observed);
        if (works.isEmpty()) {
            return withoutTimeout(observed, taken);
        }
        Work work = works.get(0);
        List<Lock> held = Hold.held(observed);
        if (taken.isEmpty() && held.isEmpty()) {
            return works.stream()
                    .flatMap(each -> changed(observed, each).stream())
                    .findFirst();
        }
        if (isOwn(observed, work, taken, held)) {
            Rule rule = work.sort() == Work.Sort.WRITTEN ? Rule.REWRITE : Rule.SCAN_UNDER_LOCK;
            List<Lock> own = firstOn(work.relation(), Hold.own(observed, lock -> isOn(work.relation(), lock)));
            return Optional.of(Hazard.of(rule, observed, own).with(work).lockedBy(lockerOf(own.get(0), observed)));
        }
        List<Lock> all = Stream.concat(held.stream(), taken.stream()).distinct().toList();
        Optional<Observed> locker =
                held.stream().flatMap(lock -> lockerOf(lock, observed).stream()).findFirst();
        return Optional.of(Hazard.of(Rule.HELD_LOCK, observed, firstOn(work.relation(), all))
                .with(work)
                .lockedBy(locker));
    }

    /** A change of the schema locks for its own work; a lock that it holds already does not show again. */
    private static boolean isOwn(Observed observed, Work work, List<Lock> taken, List<Lock> held) {
        return switch (work.sort()) {
            case WRITTEN -> true;
            case UPDATED, DELETED -> false;
            case READ ->
                !taken.isEmpty()
                        || (SCHEMA_CHANGE.matcher(observed.statement().code()).matches()
                                && held.stream().anyMatch(lock -> isOn(work.relation(), lock)));
        };
    }

    private long rows(Work work) {
        return sizes.of(work.relation()).count().orElse(0);
    }

    private static Optional<Hazard> changed(Observed observed, Work work) {
        return switch (work.sort()) {
            case WRITTEN, READ -> Optional.empty();
            case UPDATED ->
                Optional.of(Hazard.of(Rule.ROWS_UPDATED, observed, List.of()).with(work));
            case DELETED ->
                Optional.of(Hazard.of(Rule.ROWS_DELETED, observed, List.of()).with(work));
        };
    }

    /** Told once for each migration: one line before its first statement repairs them all. */
    private Optional<Hazard> withoutTimeout(Observed observed, List<Lock> taken) {
        boolean isSampled = observed.transaction().bounds() == Transaction.Bounds.NONE;
        if (taken.isEmpty() || isSampled || isBounded(observed.timeouts())) {
            return Optional.empty();
        }
        Source source = observed.statement().source().orElseThrow();
        if (toldOfTimeouts.contains(source)) {
            return Optional.empty();
        }
        toldOfTimeouts.add(source);
        return Optional.of(Hazard.of(Rule.LOCK_WITHOUT_TIMEOUT, observed, strongestFirst(taken)));
    }

    private static boolean isBounded(Observed.Timeouts timeouts) {
        return Stream.of(timeouts.lock(), timeouts.statement())
                .anyMatch(limit -> !limit.isZero() && limit.compareTo(LONGEST_WAIT) <= 0);
    }

    private Optional<Observed> lockerOf(Lock lock, Observed observed) {
        return Optional.ofNullable(
                lockers.getOrDefault(observed.transaction().number(), Map.of()).get(lock));
    }

    private static List<Lock> strongestFirst(List<Lock> locks) {
        return locks.stream()
                .sorted(Comparator.comparing(Lock::mode).reversed())
                .toList();
    }

    private static List<Lock> firstOn(Relation relation, List<Lock> locks) {
        return strongestFirst(locks).stream()
                .sorted(Comparator.comparing(lock -> !isOn(relation, lock)))
                .toList();
    }

    private static boolean isOn(Relation relation, Lock lock) {
        return lock.relation().equals(relation)
                || lock.relation().table().filter(relation.name()::equals).isPresent();
    }
}
