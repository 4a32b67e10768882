package dev.predeploy.integration.command;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.yaml.CommandLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies the migrations of a Django project, and asks Django what they leave out. */
public final class DjangoMigrator implements Migrator {
    /** Many images have only one of the two names. */
    private static final String PYTHON = "exec \"$(command -v python || command -v python3 || echo python)\" ";

    private static final Pattern MANAGE = Pattern.compile("([^;&|\\n]*\\bmanage\\.py) migrate\\b[^;&|\\n]*");
    private static final Pattern CHANGES =
            Pattern.compile("^Migrations for '(\\w+)':\\R((?:[ \\t]+.*\\R?)+)", Pattern.MULTILINE);

    private final CommandMigrator migrator;
    private final DatabaseCommand unmade;
    private final Host host;

    private DjangoMigrator(CommandMigrator migrator, DatabaseCommand unmade, Host host) {
        this.migrator = migrator;
        this.unmade = unmade;
        this.host = host;
    }

    /** Prepares to migrate by commands of the stack's own, or by Django's usual ones where it names none. */
    public static DjangoMigrator of(MigrationCommands commands, Host host) {
        Optional<CommandLine> run = commands.run();
        DatabaseCommand apply = commands.of(run.orElseGet(() -> manage(run, "migrate --noinput")));
        DatabaseCommand pending = commands.of(commands.pending().orElseGet(() -> manage(run, "migrate --check")));
        DatabaseCommand unmade = commands.of(manage(run, "makemigrations --check --dry-run --noinput"));
        return new DjangoMigrator(new CommandMigrator(apply, Optional.of(pending), host), unmade, host);
    }

    /** A command that calls {@code manage.py} in another way, such as through Poetry, has it called so again. */
    private static CommandLine manage(Optional<CommandLine> run, String what) {
        return run.map(line -> MANAGE.matcher(line.text().strip()))
                .filter(Matcher::matches)
                .map(matcher -> CommandLine.shell(matcher.group(1) + " " + what))
                .orElseGet(() -> CommandLine.shell(PYTHON + "manage.py " + what));
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
        DatabaseCommand.Output output = unmade.run(host, database);
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
    public List<Step> steps(Database database) {
        throw new CheckNotRun("nobody knows the steps of this tool", "Leave this check out.");
    }

    @Override
    public Applied apply(Database database, Step last) {
        throw new CheckNotRun("nobody knows the steps of this tool", "Leave this check out.");
    }

    @Override
    public Applied applyVersion(Database database, String version) {
        throw new CheckNotRun("nobody knows the steps of this tool", "Leave this check out.");
    }

    @Override
    public Applied takeBack(Database database, Step newest) {
        throw new CheckNotRun("nobody knows the steps of this tool", "Leave this check out.");
    }

    @Override
    public List<String> leftOut() {
        return List.of();
    }
}
