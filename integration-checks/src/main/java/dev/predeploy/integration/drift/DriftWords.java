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
                        live.contains("with the snapshot")
                                ? "put it back into the migrations if they lost it; else " + update()
                                : update());
    }

    private static String staleWords(Divergence each) {
        if (each.seen().isEmpty()) {
            return each.words() + " is made by the migrations, but the snapshot does not have it";
        }
        return each.wanted().isEmpty()
                ? each.words() + " is in the snapshot, but the migrations do not make it"
                : each.words() + " is not in the snapshot as the migrations make it";
    }

    Finding live(Divergence each, Optional<String> whole) {
        Finding finding = each.wanted().isEmpty() ? byHand(each) : otherwise(each);
        return finding.expected("by the migrations: " + each.wantedExcerpt())
                .actual("in the live database: " + each.seenExcerpt())
                .at(places.of(each.object(), whole));
    }

    private Finding byHand(Divergence each) {
        String nor = places.snapshot().isPresent()
                ? "neither the migrations nor the snapshot have it"
                : "no migration makes it";
        return Finding.of("%s is in the live database, but %s".formatted(each.words(), nor))
                .rule("made-by-hand")
                .fix("write a migration that makes it where it is not, drop it there, or accept it: `allow: [\"%s\"]`"
                        .formatted(each.object()));
    }

    private Finding otherwise(Divergence each) {
        if (each.seen().isEmpty()) {
            return Finding.of(each.words() + " is made by the migrations, but the live database does not have it"
                            + unsure)
                    .rule("missing-in-live")
                    .fix("make it there again, as the migrations do: what is applied does not run a second time");
        }
        boolean isInvalid = each.seen().get().endsWith(INVALID);
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
