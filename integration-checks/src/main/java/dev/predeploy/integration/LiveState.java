package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckNotRun;
import java.util.List;

/** Brings an empty database to what is live. */
record LiveState(Live live) implements StackDatabase.Way {

    @Override
    public Applied apply(Migrator migrator, Database database) throws Exception {
        if (live.version().isPresent()) {
            return migrator.applyVersion(database, live.version().get());
        }
        if (live.ref().isPresent()) {
            throw new CheckNotRun("not written yet", "Name a version.");
        }
        List<Step> steps = migrator.steps(database);
        int last = steps.size() - live.allBut().orElseThrow() - 1;
        return last < 0 ? new Applied(List.of(), "") : migrator.apply(database, steps.get(last));
    }
}
