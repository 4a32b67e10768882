package dev.predeploy.integration.drift;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.List;
import java.util.Optional;

/**
 * Words what differs, and says what to do.
 *
 * @param places where objects are written down
 * @param command what writes the snapshot anew
 * @param unsure what is not known of pending migrations, to be said where it matters; empty if all is
 * @param pending the files of the pending migrations of which it is not known what they make
 */
public record DriftWords(Places places, String command, String unsure, List<Place> pending) {
    private static final String INVALID = " INVALID";

    /** Returns what is to be done where the snapshot is not what the migrations make. */
    public String update() {
        return "run `%s` and commit %s".formatted(command, places.file());
    }

    /** Copies the list. */
    public DriftWords {
        pending = List.copyOf(pending);
    }

    /** Says whether it is known which migrations the live database has. */
    boolean isSure() {
        return unsure.isEmpty();
    }

    /** Says why an object that differs in the live database may be none of somebody's doing: a pending migration names it. */
    Optional<String> excuse(Divergence each, Optional<String> whole) {
        if (each.wanted().isEmpty() || pending.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(places.inMigrations(each.object(), whole))
                .filter(Place.InFile.class::isInstance)
                .map(place -> ((Place.InFile) place).file())
                .filter(file -> pending.contains(Place.file(file)))
                .map(file -> "%s differs, and %s, which is pending, names it".formatted(each.words(), file));
    }

    Finding stale(Divergence each, Optional<String> whole, String live) {
        return Finding.of(staleWords(each) + live)
                .rule("snapshot-stale")
                .expected("by the migrations: " + each.wantedExcerpt())
                .actual("in the snapshot: " + each.seenExcerpt())
                .at(places.inSnapshot(each.object(), whole))
                .fix(
                        each.seen().isPresent() && live.endsWith("with the snapshot")
                                ? "put it back into the migrations if they lost it; else " + update()
                                : update());
    }

    private static String staleWords(Divergence each) {
        if (each.isRevoked()) {
            return each.seen().isEmpty()
                    ? each.words() + " is revoked by the migrations, but not in the snapshot"
                    : each.words() + " is revoked in the snapshot, but not by the migrations";
        }
        if (each.seen().isEmpty()) {
            return each.words() + " is made by the migrations, but the snapshot does not have it";
        }
        return each.wanted().isEmpty()
                ? each.words() + " is in the snapshot, but the migrations do not make it"
                : each.words() + " is not in the snapshot as the migrations make it";
    }

    Finding live(Divergence each, Optional<String> whole) {
        return each.wanted().isEmpty()
                ? byBothDefinitions(byHand(each), each)
                : byBothDefinitions(otherwise(each), each).at(places.ofApplied(each.object(), whole));
    }

    private static Finding byBothDefinitions(Finding finding, Divergence each) {
        return finding.expected("by the migrations: " + each.wantedExcerpt())
                .actual("in the live database: " + each.seenExcerpt());
    }

    /** Words that somebody did by hand what a migration that is pending will try to do. */
    Finding early(Divergence each, Optional<String> whole) {
        return byBothDefinitions(earlier(each), each)
                .expected("by the migrations that it has: " + each.wantedExcerpt())
                .at(places.inMigrations(each.object(), whole));
    }

    /** Words that somebody did by hand, in another way, what a pending migration will try to do. */
    Finding inTheWay(Divergence each, Optional<String> whole, String pendingDefinition) {
        return Finding.of(each.words() + " is in the live database, but not as a pending migration makes it")
                .rule("made-by-hand")
                .expected("by that migration: " + Excerpt.of(pendingDefinition, each.seen()))
                .actual("in the live database: " + each.seenExcerpt())
                .at(places.inMigrations(each.object(), whole))
                .fix(
                        each.isDoneTwice()
                                ? "undo it there, or leave it: that migration sets it"
                                : "take it away there first: that migration fails on it, unless it has `OR REPLACE`, or"
                                        + " `IF NOT EXISTS`, which leaves it as it is");
    }

    private static Finding earlier(Divergence each) {
        return each.seen().isEmpty() ? goneEarlier(each) : thereEarlier(each);
    }

    private static Finding goneEarlier(Divergence each) {
        String what = each.isRevoked()
                ? " is granted in the live database already, but what grants it is pending"
                : " is gone from the live database, but what takes it away is pending";
        return Finding.of(each.words() + what)
                .rule(each.isRevoked() ? "differs-in-live" : "missing-in-live")
                .fix(
                        each.isDoneTwice()
                                ? undo(each)
                                : "make it there again if that migration drops it by its name, or it fails; if it has"
                                        + " `IF EXISTS`, or drops what it is a part of, accept it: " + allow(each));
    }

    private static Finding thereEarlier(Divergence each) {
        boolean isNew = each.wanted().isEmpty();
        String what = each.isRevoked()
                ? "is revoked in the live database already, but what revokes it is pending"
                : isNew
                        ? "is in the live database already, but what makes it is pending"
                        : "is in the live database already as a pending migration makes it";
        return Finding.of(each.words() + " " + what)
                .rule(isNew ? "made-by-hand" : "differs-in-live")
                .fix(
                        isNew && !each.isDoneTwice()
                                ? "drop it there, or that migration fails; if it has `IF NOT EXISTS`, accept it: "
                                        + allow(each)
                                : undo(each));
    }

    private static String undo(Divergence each) {
        return "undo there what was done by hand; if that migration may do it twice, accept it: " + allow(each);
    }

    /** In YAML, what stands between single quotes may hold any other character. */
    private static String allow(Divergence each) {
        return "`allow: ['%s']`".formatted(each.object().replace("'", "''"));
    }

    private Finding byHand(Divergence each) {
        if (each.isRevoked()) {
            return Finding.of(each.words() + " is revoked in the live database, but not by the migrations")
                    .rule("made-by-hand")
                    .fix("write a migration that revokes it, grant it there again, or accept it: " + allow(each));
        }
        String nor = places.snapshot().isPresent()
                ? "neither the migrations nor the snapshot have it"
                : "no migration makes it";
        String fix = isInvalid(each)
                ? "it is invalid, and nothing reads it: drop it there by `DROP INDEX CONCURRENTLY %s`"
                        .formatted(each.name().name())
                : "write a migration that makes it where it is not, drop it there, or accept it: " + allow(each);
        return Finding.of("%s is in the live database, but %s".formatted(each.words(), nor))
                .rule("made-by-hand")
                .fix(fix);
    }

    /** Says what makes an index valid of which no partition, or not each, has its part. */
    static String attach(Divergence each) {
        String index = each.name().name();
        return each.wanted().isPresent()
                ? "attach an index of each partition: `ALTER INDEX %s ATTACH PARTITION …`".formatted(index)
                : "it is invalid, and nothing reads it: drop it there by `DROP INDEX %s`".formatted(index);
    }

    static boolean isInvalid(Divergence each) {
        return each.name().sort().equals("index")
                && each.seen()
                        .filter(definition -> definition.endsWith(INVALID))
                        .isPresent();
    }

    private Finding otherwise(Divergence each) {
        if (each.isRevoked()) {
            return Finding.of(each.words() + " is revoked by the migrations, but not in the live database" + unsure)
                    .rule("differs-in-live")
                    .fix("revoke it there, as the migrations do: what is applied does not run a second time");
        }
        if (each.seen().isEmpty()) {
            return Finding.of(each.words() + " is made by the migrations, but the live database does not have it"
                            + unsure)
                    .rule("missing-in-live")
                    .fix("make it there again, as the migrations do: what is applied does not run a second time");
        }
        boolean isInvalid = isInvalid(each);
        return Finding.of(each.words() + (isInvalid ? " is invalid" : " is not as the migrations make it")
                        + " in the live database" + unsure)
                .rule("differs-in-live")
                .fix(
                        isInvalid
                                ? "build it anew: `REINDEX INDEX CONCURRENTLY "
                                        + each.name().name() + "`"
                                : "undo there what was done by hand, or write a migration that does the same");
    }
}
