package dev.predeploy.integration;

import dev.predeploy.integration.locks.Judgement;
import dev.predeploy.integration.locks.LockTable;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.observer.Observer;
import dev.predeploy.integration.sizes.Planner;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that no statement of the pending migrations would make the users of a busy database wait. */
class LocksCheck {

    @CheckEach(work = Work.DATABASE, title = "{name} locks")
    void measure(Locks entry, CheckId id, StackDatabase databases, Evidence evidence) throws Exception {
        String set = databases.migrationsOf(entry.migrations(), id);
        evidence.step("brought to what is live");
        Live live = entry.live().orElseGet(Live::allButTheNewest);
        Database copy = databases
                .server()
                .cloneOf(databases
                        .live(set, live)
                        .neededFrom("integration/migrations/" + set)
                        .template());
        Sizes sizes = new Sizes(entry.saidSizes(), entry.smallRows());
        Set<String> empty = prepare(copy, sizes);
        Migrator migrator = databases.migrator(databases.entry(set));
        List<Step> steps = pending(migrator, copy);
        evidence.step("applied and observed");
        Observation observation = databases
                .server()
                .interruptibly(
                        copy, () -> Observation.of(Observer.of(copy, databases.places(migrator, copy)), migrator));
        evidence.keep("locks.md", new LockTable(sizes).text(observation.trace()));
        databases.server().drop(copy);
        evidence.step("judged");
        List<Finding> findings = new Judgement(sizes, empty).findings(observation.trace());
        new Allowances(entry.allow(), steps).tell(findings, observation.failure(), evidence);
    }

    private static Set<String> prepare(Database copy, Sizes sizes) throws SQLException {
        try (Connection connection = copy.connect()) {
            Planner.tell(connection, sizes);
            return Planner.empty(connection);
        }
    }

    private static List<Step> pending(Migrator migrator, Database copy) throws Exception {
        List<Step> steps = migrator.steps(copy);
        if (steps.isEmpty()) {
            throw new CheckNotRun("no migration is pending", "Say under `live` which migrations are deployed now.");
        }
        return steps;
    }

    /**
     * What was observed.
     *
     * @param trace what was done
     * @param failure why it ended before its time, if it did
     */
    private record Observation(Trace trace, Optional<CheckFailed> failure) {

        /** What was seen up to a statement that the server refuses is worth telling, too. */
        static Observation of(Observer beginning, Migrator migrator) throws Exception {
            try (Observer observer = beginning) {
                Optional<CheckFailed> failure = Optional.empty();
                try {
                    observer.watch(migrator);
                } catch (CheckFailed refused) {
                    failure = Optional.of(refused);
                }
                return new Observation(observer.trace(), failure);
            }
        }
    }
}
