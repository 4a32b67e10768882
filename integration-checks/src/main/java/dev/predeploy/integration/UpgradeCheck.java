package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Work;
import java.util.ArrayList;
import java.util.List;

/** Checks that the pending migrations apply to what is live with rows in it, lose none, and end in the same schema. */
class UpgradeCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} upgrade")
    void survives(Upgrade entry, CheckId id, StackDatabase databases, Evidence evidence) throws Exception {
        String name = databases.migrationsOf(entry.migrations(), id);
        StackDatabase.Migrated fresh = databases.migrated(name).neededFrom("integration/migrations/" + name);
        Migrator migrator = databases.migrators().of(databases.entry(name));
        Rehearsal rehearsal = new Rehearsal(migrator, databases.server(), evidence);
        evidence.step("what is live is made");
        Live live = entry.live().orElseGet(Live::allButTheNewest);
        databases.code(live).warn(evidence);
        StackDatabase.Migrated before = databases.live(name, live).get();
        List<Finding> findings = databases.server().withCopy(before.template(), copy -> {
            rehearsal.look(copy, live);
            evidence.step("filled with rows");
            if (entry.seed().isPresent()) {
                entry.seed().get().sow(databases, copy, evidence);
            }
            rehearsal.fill(copy, entry.rows());
            evidence.step("the pending migrations applied");
            List<Finding> found = new ArrayList<>(databases
                    .history(name, live)
                    .over("upgrade", () -> rehearsal.apply(copy, before.template(), entry.deletes())));
            evidence.step("compared with a fresh database");
            found.addAll(databases.server().withCopy(fresh.template(), other -> rehearsal.differences(other, copy)));
            return found;
        });
        rehearsal.keep();
        CheckFailed.on(findings);
    }
}
