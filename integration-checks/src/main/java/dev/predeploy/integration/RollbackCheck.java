package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.rollback.Rehearsal;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.session.Work;
import java.time.InstantSource;
import java.util.List;

/** Checks that the newest migrations can be taken back, with what that loses, and forward again. */
class RollbackCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} rollback")
    void goesBackAndForward(Rollback entry, CheckId id, StackDatabase databases, Evidence evidence) throws Exception {
        String name = databases.migrationsOf(entry.migrations(), id);
        databases.migrated(name).neededFrom("integration/migrations/" + name);
        evidence.step("brought to before the newest " + entry.steps());
        Live live = Live.allBut(entry.steps());
        Database database =
                databases.server().cloneOf(databases.live(name, live).get().template());
        Migrator migrator = databases.migrators().of(databases.entry(name));
        Rehearsal rehearsal = new Rehearsal(migrator, database, entry.terms(), InstantSource.system());
        try {
            List<Step> steps = steps(migrator, database, entry.steps());
            evidence.step("taken forward, back and forward again");
            CheckFailed.on(databases.server().interruptibly(database, () -> rehearsal.run(steps)));
        } finally {
            evidence.keep("rollback.txt", rehearsal.transcript());
            databases.server().drop(database);
        }
        rehearsal.unmet().forEach(object -> evidence.warn(unmet(object)));
    }

    private static List<Step> steps(Migrator migrator, Database database, int wanted) throws Exception {
        List<Step> steps = migrator.steps(database).stream()
                .filter(step -> !step.isRepeatable())
                .toList();
        if (steps.isEmpty()) {
            throw new CheckNotRun(
                    "there is no migration to take back", "Remove this entry until there is one that has a version.");
        }
        if (steps.size() < wanted) {
            throw new CheckNotRun(
                    "%s to take back, not %d".formatted(many(steps.size()), wanted),
                    "Name as many under `steps` as there are.");
        }
        return steps;
    }

    private static String many(int steps) {
        return steps == 1 ? "there is only 1 migration" : "there are only " + steps + " migrations";
    }

    private static Finding unmet(String object) {
        return Finding.of("`loses` accepts " + object + ", which is not lost")
                .rule("loses")
                .severity(Severity.WARNING)
                .fix("Remove it from `loses`.");
    }
}
