package dev.predeploy.integration.command;

import dev.predeploy.integration.catalog.Tables;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Progress;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.CommandLine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Applies migrations by a command of the stack's own, whatever the tool behind it. */
public final class CommandMigrator implements Migrator {
    private final DatabaseCommand apply;
    private final Optional<DatabaseCommand> pending;
    private final MigrationCommands commands;
    private final Host host;

    /**
     * Prepares to migrate.
     *
     * @param apply the command that applies every migration
     * @param pending the command that fails while one is pending
     * @param commands all commands of the stack's own
     * @param host what runs them
     */
    CommandMigrator(DatabaseCommand apply, Optional<DatabaseCommand> pending, MigrationCommands commands, Host host) {
        this.apply = apply;
        this.pending = pending;
        this.commands = commands;
        this.host = host;
    }

    /** Prepares to migrate by the commands that the stack file names. */
    public static CommandMigrator of(MigrationCommands commands, Host host) {
        DatabaseCommand apply = commands.of(commands.run().orElseThrow());
        return new CommandMigrator(apply, commands.pending().map(commands::of), commands, host);
    }

    @Override
    public List<Finding> inspect() {
        return List.of();
    }

    @Override
    public Applied apply(Database database) throws InterruptedException, IOException, SQLException {
        DatabaseCommand.Output output = apply.run(host, database);
        if (output.exitCode() != 0) {
            throw output.failure("The command that applies the migrations failed");
        }
        if (isEmpty(database)) {
            throw new CheckFailed(Finding.of("The command ended well, but made no table in the database")
                    .actual(output.tail().isBlank() ? "it wrote nothing" : output.tail())
                    .fix("Let it take the database from DATABASE_URL, JDBC_DATABASE_URL or the PG… variables."));
        }
        return new Applied(List.of(), output.text());
    }

    /** Where the stack file does not say how to learn of steps, the whole is one. */
    @Override
    public Applied apply(Database database, Progress progress) throws Exception {
        if (commands.single().steps().isPresent()) {
            return Migrator.super.apply(database, progress);
        }
        String line = commands.run().map(CommandLine::text).orElse("");
        progress.at(Optional.of(new Step("", line, Place.nowhere())));
        try {
            return ended(apply.run(host, database), "The command that applies the migrations failed");
        } finally {
            progress.at(Optional.empty());
        }
    }

    private static boolean isEmpty(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Tables.of(connection).isEmpty();
        }
    }

    @Override
    public List<Finding> pending(Database database) throws InterruptedException, IOException {
        if (pending.isEmpty()) {
            return List.of();
        }
        DatabaseCommand.Output output = pending.get().run(host, database);
        return output.exitCode() == 0
                ? List.of()
                : output.failure("Something is still pending after everything was applied")
                        .findings();
    }

    @Override
    public List<Finding> validate(Database database) {
        return List.of();
    }

    @Override
    public List<Step> steps(Database database) throws InterruptedException, IOException {
        DatabaseCommand command = single(commands.single().steps(), "steps", "what is still to be applied");
        DatabaseCommand.Output output = command.run(host, database);
        if (output.exitCode() != 0) {
            Finding why = output.failure("The command that writes what is still to be applied failed")
                    .findings()
                    .get(0);
            throw new CheckBroken(why.fix("Let it end with 0, also where nothing is to be applied."));
        }
        return output.ran()
                .answer()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> step(line, output.files().place(line)))
                .toList();
    }

    /** A version is a word, or the path of a file, which may have several. */
    private static Step step(String line, Place file) {
        if (line.matches("(?s).*\\s.*") && file instanceof Place.Nowhere) {
            throw new CheckBroken(Finding.of("the command of `steps` wrote a line that is no version")
                    .expected("a version a line, and nothing else")
                    .actual(line)
                    .fix("Let it write versions alone to its standard output; the rest may go to standard error."));
        }
        return new Step(line, line, file);
    }

    @Override
    public Applied apply(Database database, Step last) throws InterruptedException, IOException {
        return applyVersion(database, last.id());
    }

    @Override
    public Applied applyVersion(Database database, String version) throws InterruptedException, IOException {
        DatabaseCommand command = single(commands.single().upTo(), "up-to", "how to migrate up to a version");
        return ended(
                command.with("VERSION", version).run(host, database), "The migration up to " + version + " failed");
    }

    @Override
    public Applied takeBack(Database database, Step newest) throws InterruptedException, IOException {
        DatabaseCommand command = single(commands.single().down(), "down", "how to take a migration back");
        return ended(
                command.with("VERSION", newest.id()).run(host, database), newest.name() + " could not be taken back");
    }

    private DatabaseCommand single(Optional<CommandLine> line, String key, String what) {
        return commands.of(line.orElseThrow(() -> new CheckNotRun(
                "the stack file does not say " + what,
                "Name a command for it with `%s` of these migrations.".formatted(key))));
    }

    private static Applied ended(DatabaseCommand.Output output, String failure) {
        if (output.exitCode() != 0) {
            throw output.failure(failure);
        }
        return new Applied(List.of(), output.text());
    }

    @Override
    public List<String> leftOut() {
        return pending.isPresent() ? List.of() : List.of("pending migrations (the stack file does not say `pending`)");
    }
}
