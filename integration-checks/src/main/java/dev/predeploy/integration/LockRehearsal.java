package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.observer.Observer;
import dev.predeploy.integration.rows.Rows;
import dev.predeploy.integration.sizes.Planner;
import dev.predeploy.integration.sizes.Sizes;
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
import java.util.regex.Pattern;

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

    /** Where rows are not as a constraint wants them: the class of the SQLSTATE, or what Python's drivers call it. */
    private static final Pattern OF_ROWS = Pattern.compile("23.*|(?:\\w+\\.)*(?:\\w+Violation|IntegrityError)");

    /**
     * What was observed.
     *
     * @param trace what was done
     * @param failure why it ended before its time, if it did
     * @param empty the tables that had no row
     */
    record Observation(Trace trace, Optional<CheckFailed> failure, Set<String> empty) {
        private boolean isFailedByRows() {
            return failure.stream()
                    .flatMap(failed -> failed.findings().stream())
                    .anyMatch(finding ->
                            OF_ROWS.matcher(finding.rule().orElse("")).matches());
        }
    }

    /** Returns the migrations that are pending. */
    List<Step> pending() throws Exception {
        List<Step> steps = onCopy(migrator::steps);
        if (steps.isEmpty()) {
            throw new CheckNotRun("no migration is pending", "Say under `live` which migrations are deployed now.");
        }
        return steps;
    }

    /**
     * Returns what was observed with rows in every table; or without any of ours, if the migrations fail on those: what is
     * scanned and locked shows on empty tables, too, and what fails on rows is for the kind {@code upgrade} to tell.
     */
    Observation observe(Sizes sizes) throws Exception {
        Observation withRows = observe(sizes, ROWS);
        if (!withRows.isFailedByRows()) {
            return withRows;
        }
        Observation without = observe(sizes, 0);
        return without.failure().isPresent() ? withRows : without;
    }

    private Observation observe(Sizes sizes, int rows) throws Exception {
        return onCopy(copy -> {
            Set<String> empty = prepare(copy, sizes, rows);
            try (Observer observer =
                    Observer.of(databases.server(), copy, databases.migrators().places(migrator, copy))) {
                Optional<CheckFailed> failure = apply(observer);
                return new Observation(observer.trace(), failure, empty);
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
