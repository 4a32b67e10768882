package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.observer.Observer;
import dev.predeploy.integration.rows.Rows;
import dev.predeploy.integration.sizes.Planner;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.sizes.Tables;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies what is pending to a copy of what is live, and observes it.
 *
 * @param databases where the copy is made
 * @param migrator applies
 * @param live what is live
 */
record LockRehearsal(StackDatabase databases, Migrator migrator, Template live) {
    /** As many that a statement that changes one of them, found by an index, changes no large part. */
    private static final int ROWS = 20;

    /**
     * What was observed.
     *
     * @param trace what was done
     * @param failure why it ended before its time, if it did
     * @param empty the tables that had no row
     * @param tables the tables that there were in the end
     */
    record Observation(Trace trace, Optional<CheckFailed> failure, Set<String> empty, Tables tables) {
        private boolean isFurtherThan(Observation other) {
            return failure.isEmpty()
                    || trace.statements().size() > other.trace.statements().size();
        }
    }

    /**
     * What there is to observe.
     *
     * @param steps the migrations that are pending
     * @param tables the tables that are live
     */
    record Pending(List<Step> steps, Tables tables) {}

    /** Returns what there is to observe. */
    Pending pending() throws Exception {
        Pending pending = onCopy(copy -> new Pending(migrator.steps(copy), tables(copy)));
        if (pending.steps().isEmpty()) {
            throw new CheckNotRun("no migration is pending", "Say under `live` which migrations are deployed now.");
        }
        return pending;
    }

    private static Tables tables(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Tables.read(connection);
        }
    }

    /**
     * Returns what was observed with rows in every table; or without any of ours, if the migrations come further so,
     * whatever they fail on with them: what is scanned and locked shows on empty tables, too, and what fails on rows is for
     * the kind {@code upgrade} to tell.
     */
    Observation observe(Sizes sizes) throws Exception {
        Observation withRows = observe(sizes, ROWS);
        if (withRows.failure().isEmpty()) {
            return withRows;
        }
        Observation without = observe(sizes, 0);
        return without.isFurtherThan(withRows) ? without : withRows;
    }

    private Observation observe(Sizes sizes, int rows) throws Exception {
        return onCopy(copy -> {
            Set<String> empty = prepare(copy, sizes, rows);
            try (Observer observer =
                    Observer.of(databases.server(), copy, databases.migrators().places(migrator, copy))) {
                Optional<CheckFailed> failure = apply(observer);
                return new Observation(observer.trace(), failure, empty, tables(copy));
            }
        });
    }

    private <T> T onCopy(DatabaseServer.Use<T, Exception> use) throws Exception {
        DatabaseServer server = databases.server();
        return server.withCopy(live, copy -> server.interruptibly(copy, () -> use.of(copy)));
    }

    /** What was seen up to a statement that the server refuses is worth telling, too. */
    private Optional<CheckFailed> apply(Observer observer) throws Exception {
        try {
            observer.watch(migrator);
            return Optional.empty();
        } catch (CheckFailed refused) {
            return Optional.of(refused);
        }
    }

    /** Fills the tables, and returns those that stay empty all the same. */
    private static Set<String> prepare(Database copy, Sizes sizes, int rows) throws SQLException {
        if (rows > 0) {
            Rows.fill(copy, rows);
        }
        try (Connection connection = copy.connect()) {
            Planner.tell(connection, sizes);
            return Planner.empty(connection);
        }
    }
}
