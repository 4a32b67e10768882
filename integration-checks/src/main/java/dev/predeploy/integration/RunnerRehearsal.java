package dev.predeploy.integration;

import dev.predeploy.integration.command.Code;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Scripts;
import dev.predeploy.integration.migrator.Scripts.Statement;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.runner.Aftermath;
import dev.predeploy.integration.runner.AtOnce;
import dev.predeploy.integration.runner.Gaps;
import dev.predeploy.integration.runner.HiddenIndex;
import dev.predeploy.integration.runner.LeakedSettings;
import dev.predeploy.integration.runner.MixedStatements;
import dev.predeploy.integration.watchdog.Pace;
import dev.predeploy.integration.watchdog.Watchdog;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One set of migrations, applied by the user's own configuration from what is live on, and what was seen of it. */
final class RunnerRehearsal {
    private final StackDatabase databases;
    private final DatabaseServer server;
    private final String name;
    private final Optional<Live> from;
    private final Optional<Template> live;
    private final LeakedSettings leaks = new LeakedSettings();
    private final Migrator migrator;
    private final Database own;
    private final Scripts scripts;
    private final Predicate<Place> isPending;
    private final StringBuilder text = new StringBuilder();

    RunnerRehearsal(StackDatabase databases, String name, Optional<Live> live) throws Exception {
        this.databases = databases;
        this.server = databases.server();
        this.name = name;
        this.from = live;
        this.live = live.isPresent()
                ? Optional.of(databases.live(name, live.get()).get().template())
                : Optional.empty();
        this.migrator = databases.migrators().asDeployed(databases.entry(name), leaks);
        this.own = begin();
        this.scripts = databases.migrators().scripts(databases.entry(name), Code.OF_NOW, own);
        this.isPending = pending(migrator, own);
        text.append(databases.entry(name).words())
                .append("\nFrom ")
                .append(live.map(Live::words).orElse("an empty database"))
                .append(":\n");
    }

    private Database begin() throws InterruptedException {
        return live.isPresent() ? server.cloneOf(live.get()) : server.create();
    }

    /** Where nobody knows the steps of a tool, all of its files count. */
    private static Predicate<Place> pending(Migrator migrator, Database database) throws Exception {
        try {
            Set<String> files = migrator.steps(database).stream()
                    .map(Step::place)
                    .map(RunnerRehearsal::file)
                    .collect(Collectors.toSet());
            return place -> files.contains(file(place));
        } catch (CheckNotRun unknown) {
            return place -> true;
        }
    }

    private static String file(Place place) {
        return place instanceof Place.InFile in ? in.file() : "";
    }

    /** Applies what is pending, and fails on a statement that would wait for ever. */
    void apply() throws Exception {
        try {
            text.append(watched(own, Pace.USUAL, () -> migrator.apply(own)).text())
                    .append('\n');
        } catch (CheckFailed failed) {
            from.ifPresent(before -> databases.history(name, before).leave("runner", failed));
            throw failed;
        }
    }

    private <T> T watched(Database database, Pace pace, Callable<T> work) throws Exception {
        Watchdog watchdog = new Watchdog(server, database, pace);
        try {
            return server.interruptibly(database, () -> watchdog.over(work, scripts::place));
        } finally {
            text.append(watchdog.text());
        }
    }

    /** Returns the sessions that the tool left open. */
    List<Finding> leftOpen() throws SQLException {
        return new Aftermath(own, List.of()).leftOpen();
    }

    /** Returns what is worth a look and fails nobody. */
    List<Finding> warnings(Applied all) throws SQLException {
        List<Statement> statements = scripts.statements();
        List<Finding> warnings = new ArrayList<>(Gaps.findings(all.migrations()));
        warnings.removeIf(gap -> !isPending.test(gap.place()));
        warnings.addAll(leaks.findings(statements));
        warnings.addAll(new Aftermath(own, statements).leftInvalid());
        return warnings;
    }

    /** Returns the statements that would leave something half done when one fails. */
    List<Finding> halfDone(Template migrated) throws Exception {
        List<Statement> pending = scripts.statements().stream()
                .filter(each -> isPending.test(each.place()))
                .toList();
        List<Finding> findings = new ArrayList<>(
                databases.entry(name).tool() == Migrations.Tool.FLYWAY ? MixedStatements.findings(pending) : List.of());
        List<Statement> suspects = HiddenIndex.suspects(pending);
        if (!suspects.isEmpty()) {
            findings.addAll(server.withCopy(
                    migrated,
                    copy -> server.interruptibly(copy, () -> hidden(new HiddenIndex(copy, pending), suspects))));
        }
        return findings;
    }

    private List<Finding> hidden(HiddenIndex trial, List<Statement> suspects) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Statement suspect : suspects) {
            trial.shown(suspect).ifPresent(findings::add);
        }
        text.append("\nBuilds of indexes that are made to fail, and tried again:\n")
                .append(trial.transcript());
        return findings;
    }

    /** Applies the same several times at once, to a database of its own. */
    Optional<Finding> atOnce(AtOnce several) throws Exception {
        Database shared = begin();
        Migrator each = databases.migrators().asDeployed(databases.entry(name), new LeakedSettings());
        text.append("\n%d at once:%n".formatted(several.count()));
        try {
            Optional<Finding> finding =
                    watched(shared, Pace.OF_SEVERAL, () -> several.finding(() -> each.apply(shared)));
            text.append(finding.map(Finding::line).orElse("all ended well")).append('\n');
            return finding;
        } finally {
            server.drop(shared);
        }
    }

    /** Gives its database back. */
    void end() throws InterruptedException {
        server.drop(own);
    }

    /** Returns what was run, and what was seen. */
    String text() {
        return text.toString();
    }
}
