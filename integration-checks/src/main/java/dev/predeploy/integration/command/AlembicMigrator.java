package dev.predeploy.integration.command;

import dev.predeploy.integration.ledger.AlembicLedger;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.python.UserFiles;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.CommandLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Applies migrations by Alembic, and asks it for several heads, for what is pending, and for models without one. */
public final class AlembicMigrator implements Migrator {
    private static final Pattern HEAD = Pattern.compile("^(\\w+)(?: \\([^)]*\\))* ?.*\\(head\\)", Pattern.MULTILINE);
    private static final Pattern REVISION = Pattern.compile("^Rev: (\\w+)", Pattern.MULTILINE);
    private static final Pattern PATH = Pattern.compile("^Path: (.+)$", Pattern.MULTILINE);
    private static final Pattern PARENTS = Pattern.compile("^(?:Parent|Merges): (.+)$", Pattern.MULTILINE);
    private static final Pattern CHANGES = Pattern.compile("New upgrade operations detected: (.*)");

    /** What Alembic says where it cannot compare: before 1.9, and without the models' metadata. */
    private static final Pattern CANNOT_COMPARE =
            Pattern.compile("No such command|invalid choice: 'check'" + "|does not provide a MetaData object");

    private final CommandMigrator migrator;
    private final MigrationCommands commands;
    private final Host host;
    private final List<String> leftOut = new ArrayList<>();

    /** Prepares to migrate by commands of the stack's own, or by Alembic's usual ones where it names none. */
    public AlembicMigrator(MigrationCommands commands, Host host) {
        DatabaseCommand apply = commands.of(commands.run().orElseGet(() -> CommandLine.shell("alembic upgrade head")));
        this.migrator = new CommandMigrator(apply, commands.pending().map(commands::of), host);
        this.commands = commands;
        this.host = host;
    }

    @Override
    public List<Finding> inspect() {
        return List.of();
    }

    @Override
    public Applied apply(Database database) throws InterruptedException, IOException, SQLException {
        try {
            return migrator.apply(database);
        } catch (CheckFailed failed) {
            if (failed.findings().stream().anyMatch(each -> each.what().contains("Multiple head revisions"))) {
                throw new CheckFailed(heads(database));
            }
            throw failed;
        }
    }

    private Finding heads(Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output output = ask("alembic heads --verbose", database);
        List<String> heads = found(REVISION, output.text());
        Place place = found(PATH, output.text()).stream()
                .findFirst()
                .map(path -> output.files().place(path))
                .orElse(Place.nowhere());
        return Finding.of("the migrations have %d heads: %s".formatted(heads.size(), String.join(", ", heads)))
                .rule("several-heads")
                .expected("one head")
                .fix("Run `alembic merge heads`, or let one follow the other.")
                .at(place);
    }

    @Override
    public List<Finding> pending(Database database) throws InterruptedException, IOException {
        if (commands.pending().isPresent()) {
            return migrator.pending(database);
        }
        DatabaseCommand.Output heads = needed("alembic heads", database);
        Set<String> behind = found(HEAD, heads.text()).stream().collect(Collectors.toSet());
        found(HEAD, needed("alembic current", database).text()).forEach(behind::remove);
        return behind.stream()
                .sorted()
                .map(head -> Finding.of("%s is not applied after everything was applied".formatted(head))
                        .rule("pending")
                        .fix("See that the command applies up to `head`."))
                .toList();
    }

    /** Asks for changes of models that no migration makes. */
    @Override
    public List<Finding> validate(Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output output = ask("alembic check", database);
        if (output.exitCode() == 0) {
            return List.of();
        }
        if (CANNOT_COMPARE.matcher(output.text()).find()) {
            leftOut.add(
                    "models without a migration (`alembic check` needs Alembic 1.9 and `target_metadata` in env.py)");
            return List.of();
        }
        List<Finding> findings = found(CHANGES, output.text()).stream()
                .map(changes -> Finding.of("models have changes without a migration")
                        .rule("models-without-migration")
                        .expected("a migration for each change of a model")
                        .actual(changes)
                        .fix("Run `alembic revision --autogenerate` and commit what it writes."))
                .toList();
        return findings.isEmpty()
                ? output.failure("Alembic could not compare models and migrations")
                        .findings()
                : findings;
    }

    /** Returns every revision of the tree, the newest first. */
    public List<AlembicLedger.Revision> revisions(Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output history = needed("alembic history --verbose", database);
        return Pattern.compile("^(?=Rev: )", Pattern.MULTILINE)
                .splitAsStream(history.text())
                .filter(text -> text.startsWith("Rev: "))
                .map(text -> revision(text, history.files()))
                .toList();
    }

    private static AlembicLedger.Revision revision(String text, UserFiles files) {
        List<String> parents = found(PARENTS, text).stream()
                .flatMap(list -> Arrays.stream(list.split("[, ]+")))
                .filter(parent -> !parent.equals("<base>"))
                .toList();
        Place place = found(PATH, text).stream().findFirst().map(files::place).orElse(Place.nowhere());
        return new AlembicLedger.Revision(found(REVISION, text).get(0), parents, place);
    }

    private DatabaseCommand.Output needed(String line, Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output output = ask(line, database);
        if (output.exitCode() != 0) {
            throw output.failure("`" + line + "` failed");
        }
        return output;
    }

    private DatabaseCommand.Output ask(String line, Database database) throws InterruptedException, IOException {
        return commands.of(CommandLine.shell(line)).run(host, database);
    }

    private static List<String> found(Pattern form, String text) {
        return form.matcher(text).results().map(each -> each.group(1)).toList();
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
        return List.copyOf(leftOut);
    }
}
