package dev.predeploy.integration.command;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.python.WayBack;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Finding;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Applies the migrations of a Django project, and asks Django what they leave out. */
public final class DjangoMigrator implements Migrator {
    /** Many images have only one of the two names. */
    private static final String USUAL = "\"$(command -v python || command -v python3 || echo python)\" manage.py";

    private static final Pattern MANAGE = Pattern.compile("([^;&|\\n]*\\bmanage\\.py) migrate\\b[^;&|\\n]*");
    private static final Pattern CHANGES =
            Pattern.compile("^Migrations for '(\\w+)':\\R((?:[ \\t]+.*\\R?)+)", Pattern.MULTILINE);

    private final CommandMigrator migrator;
    private final MigrationCommands commands;
    private final Host host;

    /** Prepares to migrate by commands of the stack's own, or by Django's usual ones where it names none. */
    public DjangoMigrator(MigrationCommands commands, Host host) {
        this.commands = commands;
        this.host = host;
        DatabaseCommand apply = commands.run().map(commands::of).orElseGet(() -> manage(List.of("migrate --noinput")));
        DatabaseCommand pending =
                commands.pending().map(commands::of).orElseGet(() -> manage(List.of("migrate --check")));
        this.migrator = new CommandMigrator(apply, Optional.of(pending), commands, host);
    }

    private DatabaseCommand manage(List<String> calls) {
        return commands.calls(MANAGE, USUAL, calls);
    }

    private DatabaseCommand.Output ask(Database database, String... calls) throws InterruptedException, IOException {
        return manage(List.of(calls)).run(host, database);
    }

    @Override
    public List<Finding> inspect() {
        return List.of();
    }

    @Override
    public Applied apply(Database database) throws InterruptedException, IOException, SQLException {
        return migrator.apply(database);
    }

    @Override
    public List<Finding> pending(Database database) throws InterruptedException, IOException {
        return migrator.pending(database);
    }

    /** Asks for changes of models that no migration makes. */
    @Override
    public List<Finding> validate(Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output output = ask(database, "makemigrations --check --dry-run --noinput");
        if (output.exitCode() == 0) {
            return List.of();
        }
        List<Finding> findings = CHANGES.matcher(output.text())
                .results()
                .map(each -> changed(each, output))
                .toList();
        return findings.isEmpty()
                ? output.failure("Django could not compare models and migrations")
                        .findings()
                : findings;
    }

    private static Finding changed(MatchResult change, DatabaseCommand.Output output) {
        String app = change.group(1);
        return Finding.of("models of %s have changes without a migration".formatted(app))
                .rule("models-without-migration")
                .expected("a migration for each change of a model")
                .actual(change.group(2).strip())
                .fix("Run `python manage.py makemigrations %s` and commit what it writes.".formatted(app))
                .at(output.files().place(app + "/models.py"));
    }

    @Override
    public List<Step> steps(Database database) throws InterruptedException, IOException {
        return plan(database).graph().pending();
    }

    private DjangoPlan plan(Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output output = ask(database, "showmigrations --plan --verbosity 2");
        if (output.exitCode() != 0) {
            throw output.failure("Django could not list its migrations");
        }
        return DjangoPlan.read(output.text(), output.files());
    }

    @Override
    public Applied apply(Database database, Step last) throws InterruptedException, IOException {
        MigrationGraph graph = plan(database).graph();
        Set<String> wanted = graph.pendingUpTo(last);
        return migrate(database, graph.ends(node -> wanted.contains(node.id())));
    }

    @Override
    public Applied take(Database database, Step first) throws InterruptedException, IOException {
        return migrate(database, List.of(first));
    }

    @Override
    public Applied applyVersion(Database database, String version) throws InterruptedException, IOException {
        return migrate(database, plan(database).ends(version));
    }

    private Applied migrate(Database database, List<Step> ends) throws InterruptedException, IOException {
        if (ends.isEmpty()) {
            return new Applied(List.of(), "");
        }
        DatabaseCommand.Output output = ask(database, to(ends));
        if (output.exitCode() != 0) {
            throw output.failure("Django could not migrate");
        }
        return new Applied(List.of(), output.text());
    }

    private static String[] to(List<Step> ends) {
        return ends.stream()
                .map(step -> "migrate --noinput " + DjangoPlan.words(step.id()))
                .toArray(String[]::new);
    }

    @Override
    public Applied takeBack(Database database, Step newest) throws InterruptedException, IOException {
        DjangoPlan plan = plan(database);
        List<String> words = new ArrayList<>(List.of("migrate --noinput " + plan.wayBack(newest)));
        words.addAll(List.of(to(plan.lostBeside(newest))));
        DatabaseCommand.Output output = ask(database, words.toArray(String[]::new));
        if (output.exitCode() != 0) {
            throw new WayBack(output.files(), newest.place())
                    .refusedByDjango(output.text())
                    .orElseGet(() -> output.failure(newest.id() + " could not be taken back"));
        }
        return new Applied(List.of(), output.text());
    }

    @Override
    public List<String> leftOut() {
        return List.of();
    }
}
