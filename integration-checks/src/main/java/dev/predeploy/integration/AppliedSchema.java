package dev.predeploy.integration;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.drift.LiveSide;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What those migrations make that a live database has.
 *
 * @param schema the schema; where nobody knows which these are, that of all of them
 * @param unsure why it may not be that one, as the end of a sentence; empty if it is
 */
record AppliedSchema(Catalog schema, String unsure) {

    /** Makes the schema of a version. */
    @FunctionalInterface
    interface AtVersion {
        MadeSchema make(String version) throws Exception;
    }

    static AppliedSchema of(Optional<LiveSide.History> history, MadeSchema made, AtVersion versions) throws Exception {
        Catalog all = made.side().schema();
        if (history.isEmpty()) {
            return new AppliedSchema(all, "");
        }
        List<Finding> pending = history.get().pending();
        if (history.get().unknown().isPresent()) {
            return new AppliedSchema(
                    all,
                    " (unless a pending migration does: "
                            + history.get().unknown().get() + ")");
        }
        Optional<String> newest = history.get().newest();
        if (pending.isEmpty() || newest.isEmpty()) {
            return new AppliedSchema(all, pending.isEmpty() ? "" : unless(pending));
        }
        try (MadeSchema then = versions.make(newest.get())) {
            return new AppliedSchema(then.side().schema(), then.hasAnyOf(pending) ? unless(pending) : "");
        } catch (CheckBroken | CheckNotRun | CheckFailed unable) {
            return new AppliedSchema(all, unless(pending));
        }
    }

    private static String unless(List<Finding> pending) {
        return pending.size() == 1
                ? " (unless the pending migration does)"
                : " (unless one of the %d pending migrations does)".formatted(pending.size());
    }
}
