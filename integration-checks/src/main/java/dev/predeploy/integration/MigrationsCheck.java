package dev.predeploy.integration;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.Difference;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.upgrade.OnRows;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks that each set of migrations applies to an empty database, changes nothing when applied again, and is valid. */
class MigrationsCheck {
    private static final int LOG_LINES = 200;

    @CheckEach(work = Work.DATABASE, title = "{name} migrations")
    void apply(Migrations entry, CheckId id, StackDatabase databases, Evidence evidence) throws Exception {
        databases.need(entry.command().in());
        Migrator migrator = databases.migrators().of(entry);
        evidence.step("read");
        pass("The migrations cannot be deployed", migrator.inspect());
        try {
            evidence.step("applied from empty");
            StackDatabase.Migrated migrated = applied(databases, id.name());
            String notes = notes(migrator);
            evidence.keep("migrations.txt", migrated.applied().text() + notes);
            DatabaseServer server = databases.server();
            String later = server.withCopy(migrated.template(), copy -> rehearsed(migrator, server, copy, evidence));
            if (!later.equals(notes)) {
                evidence.keep("left-out.txt", later); // some tools tell only when they are asked
            }
        } catch (CheckFailed | CheckBroken failure) {
            List<String> log = databases.server().logTail(LOG_LINES);
            if (!log.isEmpty()) {
                evidence.keep("postgres.log", String.join("\n", log));
            }
            throw failure;
        }
    }

    private static StackDatabase.Migrated applied(StackDatabase databases, String name) throws Exception {
        try {
            return databases.migrated(name).get();
        } catch (CheckFailed failed) {
            CheckFailed told = new CheckFailed(
                    failed.reason(),
                    failed.findings().stream().map(OnRows::advised).toList());
            told.initCause(failed);
            throw told;
        }
    }

    private static String notes(Migrator migrator) {
        return migrator.leftOut().isEmpty() ? "" : "\nNot looked at: " + String.join("; ", migrator.leftOut()) + "\n";
    }

    /** Returns the notes of a tool that was asked everything. */
    private static String rehearsed(Migrator migrator, DatabaseServer server, Database copy, Evidence evidence)
            throws Exception {
        evidence.step("applied again, and nothing changes");
        pass(
                "Applying the migrations again is not the same as once",
                server.interruptibly(copy, () -> again(migrator, copy)));
        evidence.step("nothing is pending");
        pass("Migrations are left pending", server.interruptibly(copy, () -> migrator.pending(copy)));
        evidence.step("validated");
        pass("The migrations do not validate", server.interruptibly(copy, () -> migrator.validate(copy)));
        return notes(migrator);
    }

    private static List<Finding> again(Migrator migrator, Database copy) throws Exception {
        Catalog before = catalog(copy);
        Applied applied = migrator.apply(copy);
        List<Finding> findings = new ArrayList<>();
        applied.migrations().stream()
                .filter(each -> !each.repeatable())
                .map(each -> Finding.of(each.name() + " was applied a second time")
                        .rule("applied-twice")
                        .at(each.place()))
                .forEach(findings::add);
        before.differences(catalog(copy)).stream().map(MigrationsCheck::changed).forEach(findings::add);
        return findings;
    }

    private static Catalog catalog(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection);
        }
    }

    private static Finding changed(Difference difference) {
        return Finding.of(difference.sentence() + " when the migrations were applied again")
                .rule("changed-by-second-run")
                .expected(difference.before().orElse("(nothing)"))
                .actual(difference.after().orElse("(nothing)"))
                .fix("Let a second run find that there is nothing to do.");
    }

    private static void pass(String reason, List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new CheckFailed(findings.size() == 1 ? findings.get(0).what() : reason, findings);
        }
    }
}
