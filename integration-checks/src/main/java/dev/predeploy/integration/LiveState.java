package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import java.util.List;

/**
 * Brings an empty database to what is live, by the migrations of the code that {@link LiveCode#ofSchema()} names. Those of
 * this tree may fail; those of another do not, they break the check that needs them.
 */
record LiveState(Live live) implements StackDatabase.Way {

    @Override
    public Applied apply(Migrator migrator, Database database) throws Exception {
        if (live.version().isPresent() || live.allBut().isPresent()) {
            return ofThisTree(migrator, database);
        }
        try {
            return migrator.apply(database);
        } catch (CheckFailed failed) {
            Finding first = failed.findings().get(0);
            throw new CheckBroken(
                    Finding.of("what is live (" + live.words() + ") cannot be made")
                            .actual(first.line())
                            .fix("See that its migrations apply to an empty database, or name another state as live."),
                    failed);
        }
    }

    private Applied ofThisTree(Migrator migrator, Database database) throws Exception {
        if (live.version().isPresent()) {
            return migrator.applyVersion(database, live.version().get());
        }
        List<Step> steps = migrator.steps(database).stream()
                .filter(step -> !step.isRepeatable())
                .toList();
        int last = steps.size() - live.allBut().orElseThrow() - 1;
        return last < 0 ? new Applied(List.of(), "") : migrator.apply(database, steps.get(last));
    }
}
