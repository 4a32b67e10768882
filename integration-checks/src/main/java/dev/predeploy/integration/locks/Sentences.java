package dev.predeploy.integration.locks;

import dev.predeploy.integration.catalog.Invalid;
import dev.predeploy.integration.sizes.Rows;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Statement;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong, in words. */
final class Sentences {
    private static final int SHOWN = 3;
    private static final int LONGEST = 90;

    private final Sizes sizes;

    Sentences(Sizes sizes) {
        this.sizes = sizes;
    }

    Finding finding(Hazard hazard) {
        return Finding.of(what(hazard))
                .rule(hazard.rule().word())
                .severity(hazard.rule().severity())
                .at(hazard.observed().statement().place())
                .expected(expected(hazard))
                .actual(actual(hazard))
                .fix(Advice.on(hazard));
    }

    private static String what(Hazard hazard) {
        String blocked = hazard.locks().isEmpty() ? "" : blocked(hazard.locks());
        return switch (hazard.rule()) {
            case REWRITE -> "All of %s is written anew under %s".formatted(worked(hazard), strongest(hazard.locks()));
            case SCAN_UNDER_LOCK -> "All of %s is read under %s".formatted(worked(hazard), strongest(hazard.locks()));
            case HELD_LOCK ->
                "%s stays locked against %s while %s is %s"
                        .formatted(name(hazard.locks().get(0).relation()), blocked, share(hazard), work(hazard));
            case LOCK_WITHOUT_TIMEOUT ->
                "%s would wait without limit for a lock that blocks %s".formatted(shortened(hazard), blocked);
            case ROWS_UPDATED, ROWS_DELETED ->
                "%s is %s in one statement".formatted(upper(share(hazard)), work(hazard));
        };
    }

    private static String expected(Hazard hazard) {
        return switch (hazard.rule()) {
            case REWRITE, SCAN_UNDER_LOCK, HELD_LOCK -> "nobody waits while a statement works through a large table";
            case LOCK_WITHOUT_TIMEOUT -> "a lock_timeout of at most %s".formatted(seconds(Hazards.LONGEST_WAIT));
            case ROWS_UPDATED, ROWS_DELETED -> "less than %d %% of a large table".formatted(Work.LARGE_SHARE);
        };
    }

    private String actual(Hazard hazard) {
        return switch (hazard.rule()) {
            case REWRITE, SCAN_UNDER_LOCK ->
                lockedBefore(hazard)
                        .orElseGet(() -> "%s takes %s and works through %s"
                                .formatted(shortened(hazard), locks(hazard.locks()), size(hazard)));
            case HELD_LOCK ->
                lockedBefore(hazard)
                        .orElseGet(() -> "%s takes %s, and works through %s before the end of its transaction"
                                .formatted(shortened(hazard), locks(hazard.locks()), size(hazard)));
            case LOCK_WITHOUT_TIMEOUT ->
                "it takes %s, and lock_timeout is %s"
                        .formatted(
                                locks(hazard.locks()),
                                limit(hazard.observed().timeouts().lock()));
            case ROWS_UPDATED, ROWS_DELETED ->
                "%s %s %s".formatted(shortened(hazard), isUnknown(hazard) ? "reads all of" : "on", size(hazard));
        };
    }

    private Optional<String> lockedBefore(Hazard hazard) {
        return hazard.locker()
                .map(locker -> "%s at %s took %s; %s then works through %s in the same transaction"
                        .formatted(
                                shortened(locker),
                                placeOf(locker, hazard),
                                locks(hazard.locks()),
                                shortened(hazard),
                                size(hazard)));
    }

    /** Returns what to say of something that is left invalid, by a statement if one can be named. */
    static Finding finding(Invalid invalid, Place place) {
        boolean isIndex = invalid.isIndex();
        String what = isIndex
                ? "The index %s of %s is left invalid".formatted(invalid.written(), invalid.of())
                : "The constraint %s of %s is left not validated".formatted(invalid.written(), invalid.of());
        return Finding.of(what)
                .rule(isIndex ? "invalid-index" : "invalid-constraint")
                .severity(Severity.WARNING)
                .at(place)
                .expected(isIndex ? "an index that queries can use" : "a constraint that holds for every row")
                .fix(
                        isIndex
                                ? "ATTACH an index of each partition to it; a failed CREATE INDEX CONCURRENTLY: DROP it"
                                        + " and build it again."
                                : "ALTER TABLE … VALIDATE CONSTRAINT in a later migration, whose transaction is its own.");
    }

    private static String blocked(List<Lock> locks) {
        return Blocking.of(locks.get(0).mode()).words();
    }

    /** A partition is built on under a weak lock while its parent is shut. */
    private static String strongest(List<Lock> locks) {
        Lock strongest = Collections.max(locks, Comparator.comparing(Lock::mode));
        return blocked(List.of(strongest)).equals(blocked(locks))
                ? "a lock that blocks " + blocked(locks)
                : "a lock of %s that blocks %s".formatted(name(strongest.relation()), blocked(List.of(strongest)));
    }

    private static String worked(Hazard hazard) {
        return hazard.work().map(work -> name(work.relation())).orElse("");
    }

    private static String share(Hazard hazard) {
        return hazard.work()
                .map(work -> part(work.percent()) + " of " + name(work.relation()))
                .orElse("");
    }

    private static boolean isUnknown(Hazard hazard) {
        return hazard.work().filter(work -> work.percent() == Work.UNKNOWN).isPresent();
    }

    private static String part(int percent) {
        return switch (percent) {
            case 100 -> "all";
            case Work.UNKNOWN -> "an unknown part";
            default -> percent + " %";
        };
    }

    private static String work(Hazard hazard) {
        return hazard.work().map(work -> work.sort().words()).orElse("");
    }

    private String size(Hazard hazard) {
        return hazard.work()
                .map(work -> {
                    Rows rows = sizes.of(work.relation());
                    String known = "%s of %s".formatted(rows.words(), name(work.relation()));
                    return rows.count().isPresent() ? known : known + " (name it under `sizes`)";
                })
                .orElse("");
    }

    /** Returns such as {@code ACCESS EXCLUSIVE on orders}. */
    static String locks(List<Lock> locks) {
        String shown = locks.stream()
                .limit(SHOWN)
                .map(lock -> mode(lock) + " on " + name(lock.relation()))
                .collect(Collectors.joining(", "));
        return locks.size() <= SHOWN ? shown : shown + " and " + (locks.size() - SHOWN) + " more";
    }

    /** Returns a mode as PostgreSQL's manual writes it. */
    static String mode(Lock lock) {
        return lock.mode().name().replace('_', ' ');
    }

    /** Returns a name without the schema that everybody knows; an index with its table. */
    static String name(Relation relation) {
        String name = bare(relation.name());
        return relation.table()
                .map(table -> "the index %s of %s".formatted(name, bare(table)))
                .orElse(name);
    }

    private static String bare(String name) {
        return name.startsWith("public.") ? name.substring("public.".length()) : name;
    }

    private static String shortened(Hazard hazard) {
        return shortened(hazard.observed());
    }

    /** Returns a statement on one line, cut where it is long, in backquotes. */
    static String shortened(Observed observed) {
        String line = observed.statement()
                .text()
                .replaceAll("(?m)--.*$", "")
                .replaceAll("\\s+", " ")
                .strip();
        return "`" + (line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…") + "`";
    }

    private static String placeOf(Observed locker, Hazard hazard) {
        Statement earlier = locker.statement();
        if (!earlier.source().equals(hazard.observed().statement().source())) {
            return earlier.place().text();
        }
        return earlier.place() instanceof Place.InFile in && in.span().line() > 0
                ? "line " + in.span().line()
                : "an earlier place";
    }

    private static String limit(Duration limit) {
        return limit.isZero() ? "off" : seconds(limit);
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
