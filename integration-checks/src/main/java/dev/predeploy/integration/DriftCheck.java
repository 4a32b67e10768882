package dev.predeploy.integration;

import dev.predeploy.integration.drift.Allowed;
import dev.predeploy.integration.drift.DriftAccount;
import dev.predeploy.integration.drift.DriftWords;
import dev.predeploy.integration.drift.LiveSide;
import dev.predeploy.integration.drift.Places;
import dev.predeploy.integration.drift.ThreeWay;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that the schema that the migrations make is the one that was committed, and the one that is live. */
class DriftCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} drift")
    void isNowhere(Drift entry, CheckId id, Session session, Evidence evidence) throws Exception {
        StackDatabase databases = session.get(StackDatabase.class);
        String migrations = databases.migrationsOf(entry.migrations(), id);
        evidence.step("migrations applied");
        StackDatabase.Migrated migrated =
                databases.migrated(migrations).neededFrom("integration/migrations/" + migrations);
        CommittedSchema committed =
                CommittedSchema.of(entry.snapshot(), session.stack().folder(), id);
        try (MadeSchema made = new MadeSchema(databases, migrated)) {
            Optional<LiveSide> live = Optional.empty();
            if (entry.live().isPresent()) {
                evidence.step("live database read");
                live = Optional.of(new LiveDatabase(session, entry).read(migrations, made));
            }
            evidence.step("compared");
            AppliedSchema applied =
                    AppliedSchema.of(live.map(LiveSide::history), made, databases.atVersion(migrations));
            Schemas schemas = new Schemas(made, committed, live, applied);
            Places places = new Places(session.stack().folder(), committed.file(), committed.snapshot(), made.files());
            CheckFailed.on(findings(
                    entry,
                    schemas,
                    new DriftWords(places, CommittedSchema.command(id), applied.unsure(), applied.pendingInIt()),
                    evidence));
        }
    }

    /** All that was read, each as it was found. */
    private record Schemas(
            MadeSchema made, CommittedSchema committed, Optional<LiveSide> live, AppliedSchema applied) {}

    private static List<Finding> findings(Drift entry, Schemas schemas, DriftWords words, Evidence evidence)
            throws Exception {
        Allowed allowed = new Allowed(entry.tolerance().allow());
        ThreeWay.Sides sides = schemas.made()
                .comparable(new ThreeWay.Sides(
                        schemas.made().side(),
                        schemas.applied().schema(),
                        schemas.committed().snapshot(),
                        schemas.live().map(LiveSide::side),
                        entry.tolerance().owners()));
        ThreeWay ways = new ThreeWay(sides, allowed, words);
        List<Finding> findings = new ArrayList<>(schemas.committed().findings());
        schemas.live().ifPresent(live -> findings.addAll(ofTheHistory(entry, live.history())));
        findings.addAll(ways.findings());
        evidence.keep(
                "drift.txt",
                new DriftAccount(sides, schemas.live(), schemas.applied().unsure()).text(ways));
        if (schemas.committed().findings().isEmpty()) {
            allowed.unused().forEach(evidence::warn);
        }
        return findings;
    }

    private static List<Finding> ofTheHistory(Drift entry, LiveSide.History history) {
        List<Finding> findings = new ArrayList<>(history.wrong().toList());
        if (entry.tolerance().pending() == Drift.Pending.REFUSED) {
            findings.addAll(history.pending());
        }
        return findings;
    }
}
