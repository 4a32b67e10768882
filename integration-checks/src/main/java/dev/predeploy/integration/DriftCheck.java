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
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

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
            Reading reading = Reading.none();
            if (entry.live().isPresent()) {
                evidence.step("live database read");
                reading = Reading.of(entry, () -> new LiveDatabase(session, entry).read(migrations, made));
            }
            evidence.step("compared");
            AppliedSchema applied = AppliedSchema.of(reading.live(), made, databases.atVersion(migrations));
            Schemas schemas = new Schemas(made, committed, reading, applied);
            DriftWords words = new DriftWords(
                    schemas.places(session.stack().folder()),
                    CommittedSchema.command(id),
                    applied.unsure(),
                    applied.pendingInIt());
            reading.conclude(findings(entry, schemas, words, evidence));
        }
    }

    /**
     * What came of reading the live database.
     *
     * @param live what it has, if it could be read
     * @param unable why not all of it could be looked at that should
     */
    private record Reading(Optional<LiveSide> live, Optional<CheckBroken> unable) {
        static Reading none() {
            return new Reading(Optional.empty(), Optional.empty());
        }

        static Reading of(Drift entry, Callable<LiveSide> live) throws Exception {
            try {
                LiveSide read = live.call();
                return new Reading(
                        Optional.of(read),
                        read.history()
                                .unknown()
                                .filter(why -> entry.tolerance().pending() == Drift.Pending.REFUSED)
                                .map(why -> new CheckBroken(
                                        "whether migrations are pending is not known: " + why,
                                        "leave out `pending: refused`, or let that be known")));
            } catch (CheckBroken unreadable) {
                return new Reading(Optional.empty(), Optional.of(unreadable));
            }
        }

        /** What was found fails the check, also where something else broke it; then that is told as well. */
        void conclude(List<Finding> findings) {
            if (findings.isEmpty() && unable.isPresent()) {
                throw unable.get();
            }
            CheckFailed.on(Stream.concat(findings.stream(), unable.stream().flatMap(each -> each.findings().stream()))
                    .toList());
        }
    }

    /** All that was read, each as it was found. */
    private record Schemas(MadeSchema made, CommittedSchema committed, Reading reading, AppliedSchema applied) {
        Optional<LiveSide> live() {
            return reading.live();
        }

        Places places(Path folder) {
            List<Place> pending = live().stream()
                    .flatMap(read -> read.history().pending().stream())
                    .map(Finding::place)
                    .toList();
            return new Places(folder, committed.file(), committed.snapshot(), made.files(), pending);
        }
    }

    private static List<Finding> findings(Drift entry, Schemas schemas, DriftWords words, Evidence evidence)
            throws Exception {
        Allowed allowed = new Allowed(entry.tolerance().allow());
        ThreeWay.Sides sides = schemas.made()
                .comparable(new ThreeWay.Sides(
                        schemas.made().side(),
                        schemas.applied().schema(),
                        schemas.committed().snapshot(),
                        schemas.applied().live(),
                        entry.tolerance().owners()));
        ThreeWay ways = new ThreeWay(sides, allowed, words);
        List<Finding> findings = new ArrayList<>(schemas.committed().findings());
        schemas.live().ifPresent(live -> findings.addAll(ofTheHistory(entry, live.history())));
        findings.addAll(ways.findings());
        evidence.keep(
                "drift.txt",
                new DriftAccount(sides, schemas.live(), schemas.applied().unsure()).text(ways));
        if (schemas.committed().findings().isEmpty()
                && schemas.reading().unable().isEmpty()) {
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
