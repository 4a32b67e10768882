package dev.predeploy.integration;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.Census;
import dev.predeploy.integration.catalog.Difference;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.rows.Filling;
import dev.predeploy.integration.rows.Rows;
import dev.predeploy.integration.upgrade.OnRows;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes one copy of what is live through an upgrade, and writes down how that went. */
final class Rehearsal {
    private static final int LOG_LINES = 200;
    private static final int MANY = 20;

    private final Migrator migrator;
    private final DatabaseServer server;
    private final Evidence evidence;
    private final StringBuilder log = new StringBuilder();

    Rehearsal(Migrator migrator, DatabaseServer server, Evidence evidence) {
        this.migrator = migrator;
        this.server = server;
        this.evidence = evidence;
    }

    /** Sees what there is to do at all. */
    void look(Database copy, Live live) throws Exception {
        List<Step> pending = server.interruptibly(copy, () -> migrator.steps(copy));
        if (pending.isEmpty()) {
            throw new CheckNotRun(
                    "nothing is pending: what is live (" + live.words() + ") is the newest state",
                    "Name under `live` what is deployed now, or run this when there is a new migration.");
        }
        log.append("Live is ").append(live.words()).append(".\nPending: ");
        log.append(pending.stream().map(Step::name).collect(Collectors.joining(", ")))
                .append('\n');
    }

    /** Fills what is empty; warns of what stays so. */
    void fill(Database copy, int rows) throws Exception {
        long begun = System.nanoTime();
        Filling filling = server.interruptibly(copy, () -> Rows.fillDoubtfully(copy, rows));
        log.append("Filled with rows in %d ms; see rows.txt.%n".formatted(since(begun)));
        evidence.keep("rows.txt", filling.text());
        filling.warnings().forEach(evidence::warn);
        if (filling.isVain()) {
            throw new CheckNotRun(
                    "no table of what is live could be given rows",
                    "Write rows of them in a seed script, and name that under `seed`; or name a later state under `live`.");
        }
    }

    /** Applies what is pending, and returns the tables that lost rows by that. */
    List<Finding> apply(Database copy, Template live, List<String> deletes) throws Exception {
        Census before = census(copy);
        deletes.stream()
                .filter(name -> !before.has(name))
                .map(Rehearsal::noTable)
                .forEach(evidence::warn);
        long begun = System.nanoTime();
        try {
            Applied applied = server.interruptibly(copy, () -> migrator.apply(copy));
            log.append("Applied in %d ms:%n".formatted(since(begun))).append(applied.text());
        } catch (CheckFailed failed) {
            log.append("Failed after %d ms: %s%n".formatted(since(begun), failed.reason()));
            keepLog();
            throw explained(failed, live, copy);
        } catch (CheckBroken broken) {
            keepLog();
            throw broken;
        }
        Census after = census(copy);
        log.append("Rows of the tables that were there:\n").append(before.beside(after));
        return before.losses(after).stream()
                .filter(loss -> deletes.stream().noneMatch(loss.before()::isNamed))
                .map(Rehearsal::lost)
                .toList();
    }

    private void keepLog() {
        List<String> lines = server.logTail(LOG_LINES);
        if (!lines.isEmpty()) {
            evidence.keep("postgres.log", String.join("\n", lines));
        }
        keep();
    }

    /** Keeps what was written down so far. */
    void keep() {
        evidence.keep("upgrade.txt", log.toString());
    }

    /** Rows are to blame only if the same migrations apply without them. */
    private CheckFailed explained(CheckFailed failed, Template live, Database copy) throws Exception {
        String but = "but not to one with rows in it";
        try {
            server.withCopy(live, empty -> server.interruptibly(empty, () -> migrator.apply(empty)));
        } catch (CheckFailed also) {
            but = "but not to what is live, even without rows";
        }
        String expected = "that it applies, as it does to an empty database";
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : failed.findings()) {
            findings.add(new OnRows(copy).explained(finding, expected));
        }
        CheckFailed told = new CheckFailed(failed.reason() + ": it applies to an empty database, " + but, findings);
        told.initCause(failed);
        return told;
    }

    private static Finding noTable(String name) {
        return Finding.of("`deletes` names %s, which is no table of what is live".formatted(name))
                .rule("deletes")
                .severity(Severity.WARNING)
                .fix("Correct the name, or remove it from `deletes`.");
    }

    private static Finding lost(Census.Loss loss) {
        String name = loss.before().name();
        String now =
                loss.after().name().equals(name) ? "" : " as " + loss.after().name();
        return Finding.of("Rows of the table " + name + " are gone after the pending migrations")
                .rule("rows-lost")
                .expected(rows(loss.expected()))
                .actual(rows(loss.after().rows()) + now)
                .fix("Keep the rows; or, if they are meant to go, name the table under `deletes`.");
    }

    private static String rows(long count) {
        return count + (count == 1 ? " row" : " rows");
    }

    /** Returns how the upgraded schema differs from that of a fresh migration. */
    List<Finding> differences(Database fresh, Database upgraded) throws Exception {
        Catalog wanted = catalog(fresh);
        List<Difference> differences = wanted.differences(catalog(upgraded));
        log.append(
                differences.isEmpty() ? "The schema is that of a fresh database.\n" : "The schema is another one.\n");
        List<Finding> findings = new ArrayList<>();
        differences.stream().limit(MANY).map(Rehearsal::different).forEach(findings::add);
        return findings;
    }

    private static Finding different(Difference difference) {
        return Finding.of(difference.object() + " is not the same in an upgraded database as in a fresh one")
                .rule("schema-differs")
                .expected(difference.before().orElse("(nothing)"))
                .actual(difference.after().orElse("(nothing)"))
                .fix(
                        "Let what the migrations make not depend on the rows that they find, or on the state they start from.");
    }

    private Catalog catalog(Database database) throws Exception {
        return server.interruptibly(database, () -> {
            try (Connection connection = database.connect()) {
                return Catalog.schema(connection);
            }
        });
    }

    private static Census census(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Census.of(connection);
        }
    }

    private static long since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
