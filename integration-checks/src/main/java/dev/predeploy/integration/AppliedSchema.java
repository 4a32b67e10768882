package dev.predeploy.integration;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.drift.LiveSide;
import dev.predeploy.integration.drift.Side;
import dev.predeploy.integration.drift.ThreeWay;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.List;
import java.util.Optional;

/**
 * What those migrations make that a live database has.
 *
 * @param schema the schema; where nobody knows which these are, that of all of them
 * @param live the live side; where it is not at the newest version, those of its views that our server can print there
 *     are as our server prints them
 * @param unsure why it may not be that one, as the end of a sentence; empty if it is
 * @param pendingInIt the migrations that the live database has not, and that made it all the same
 */
record AppliedSchema(Catalog schema, Optional<Side> live, String unsure, List<Place> pendingInIt) {

    /** Makes the schema of a version. */
    @FunctionalInterface
    interface AtVersion {
        MadeSchema make(String version) throws Exception;
    }

    static AppliedSchema of(Optional<LiveSide> live, MadeSchema made, AtVersion versions) throws Exception {
        Catalog all = made.side().schema();
        Optional<Side> side = live.map(LiveSide::side);
        if (live.isEmpty()) {
            return new AppliedSchema(all, side, "", List.of());
        }
        LiveSide.History history = live.get().history();
        if (history.hasNoTable()) {
            return new AppliedSchema(ofWhatIsThere(all, live.get().side().schema()), side, "", List.of());
        }
        List<Finding> pending = history.pending();
        Optional<String> unknown = history.unknown();
        if (unknown.isPresent()) {
            return new AppliedSchema(all, side, " (unless a pending migration does: " + unknown.get() + ")", List.of());
        }
        Optional<String> newest = history.newest();
        if (pending.isEmpty() || newest.isEmpty()) {
            return of(made, all, side, pending);
        }
        try (MadeSchema then = versions.make(newest.get())) {
            ThreeWay.Sides printed = then.comparable(
                    new ThreeWay.Sides(then.side(), then.side().schema(), Optional.empty(), side, false));
            return of(then, printed.applied(), printed.live(), pending);
        } catch (CheckBroken | CheckNotRun | CheckFailed unable) {
            return new AppliedSchema(all, side, unless(pending.size()), places(pending));
        }
    }

    /** Where no migration was applied by its tool, that tells of all that is missing. */
    private static Catalog ofWhatIsThere(Catalog all, Catalog live) {
        return all.without(name -> !live.objects().containsKey(name.toString()));
    }

    /** A migration that is applied again when its text changes, or that came out of order, cannot be left out. */
    private static AppliedSchema of(MadeSchema made, Catalog schema, Optional<Side> live, List<Finding> pending) {
        List<Place> pendingInIt =
                places(pending).stream().filter(made.files()::contains).toList();
        boolean isSure =
                pendingInIt.isEmpty() && pending.stream().allMatch(each -> each.place() instanceof Place.InFile);
        return new AppliedSchema(schema, live, isSure ? "" : unless(pending.size()), pendingInIt);
    }

    private static List<Place> places(List<Finding> pending) {
        return pending.stream().map(Finding::place).toList();
    }

    private static String unless(int pending) {
        return pending == 1
                ? " (unless the pending migration does)"
                : " (unless one of the %d pending migrations does)".formatted(pending);
    }
}
