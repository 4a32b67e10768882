package dev.predeploy.integration.command;

import dev.predeploy.integration.ledger.AlembicLedger;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Progress;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.python.WayBack;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.CommandLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Applies migrations by Alembic, and asks it for several heads, for what is pending, and for models without one. */
public final class AlembicMigrator implements Migrator {
    private static final Pattern HEAD = Pattern.compile("^(\\S+)(?: \\([^)]*\\))* ?.*\\(head\\)", Pattern.MULTILINE);
    private static final Pattern REVISION = Pattern.compile("^Rev: (\\S+)", Pattern.MULTILINE);
    private static final Pattern PATH = Pattern.compile("^Path: (.+)$", Pattern.MULTILINE);
    private static final Pattern CHANGES = Pattern.compile("New upgrade operations detected: (.*)");

    private static final Pattern ALEMBIC = Pattern.compile("([^;&|\\n]*\\balembic\\b[^;&|\\n]*?) upgrade\\b[^;&|\\n]*");
    private static final Pattern VERSION = Pattern.compile(
            "(?:UPDATE (?:\"[^\"]*+\"|[^\\s\"]++)++ SET version_num ?=|INSERT INTO (?:\"[^\"]*+\"|[^\\s\"]++)++ \\(version_num\\) VALUES \\() ?'([^']*)'");
    private static final Pattern UNKNOWN = Pattern.compile(
            "^FAILED: ((?:Can't locate|No such|Multiple|Relative|Ambiguous|Requested) .*)", Pattern.MULTILINE);

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
        this.migrator = new CommandMigrator(apply, commands.pending().map(commands::of), commands, host);
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
        DatabaseCommand.Output output = ask(database, "heads --verbose");
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
        DatabaseCommand.Output heads = needed("heads", database);
        Set<String> behind = found(HEAD, heads.text()).stream().collect(Collectors.toSet());
        found(HEAD, needed("current", database).text()).forEach(behind::remove);
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
        DatabaseCommand.Output output = ask(database, "check");
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
        return history(database).revisions();
    }

    private AlembicHistory history(Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output history = needed("history --verbose", database);
        return AlembicHistory.read(history.text(), history.files());
    }

    private DatabaseCommand.Output needed(String call, Database database) throws InterruptedException, IOException {
        DatabaseCommand.Output output = ask(database, call);
        if (output.exitCode() != 0) {
            throw output.failure("`alembic " + call + "` failed");
        }
        return output;
    }

    private DatabaseCommand.Output ask(Database database, String... calls) throws InterruptedException, IOException {
        return commands.calls(ALEMBIC, "alembic", List.of(calls)).run(host, database);
    }

    private static List<String> found(Pattern form, String text) {
        return form.matcher(text).results().map(each -> each.group(1)).toList();
    }

    @Override
    public List<Step> steps(Database database) throws InterruptedException, IOException {
        return graph(database).pending();
    }

    private MigrationGraph graph(Database database) throws InterruptedException, IOException {
        AlembicHistory history = history(database);
        return history.graph(needed("current", database).text());
    }

    @Override
    public Applied apply(Database database, Step last) throws InterruptedException, IOException {
        MigrationGraph graph = graph(database);
        Set<String> wanted = graph.pendingUpTo(last);
        return upgrade(database, ids(graph.ends(node -> wanted.contains(node.id()))));
    }

    @Override
    public Applied take(Database database, Step first) throws InterruptedException, IOException {
        return upgrade(database, List.of(first.id()));
    }

    /** By default, Alembic has one transaction for all that is pending, and what one of them locks, the next ones hold. */
    @Override
    public Applied apply(Database database, Progress progress) throws InterruptedException, IOException {
        progress.together(steps(database), AlembicMigrator::remembered);
        try {
            return upgrade(database, List.of("heads"));
        } finally {
            progress.at(Optional.empty());
        }
    }

    /** Returns the revision that a statement writes down, in a table of whatever name, to be the newest one now. */
    static Optional<String> remembered(String statement) {
        return found(VERSION, statement).stream().findFirst();
    }

    @Override
    public Applied applyVersion(Database database, String version) throws InterruptedException, IOException {
        return upgrade(database, List.of(version.strip().split("[,\\s]+", -1)));
    }

    private Applied upgrade(Database database, List<String> ids) throws InterruptedException, IOException {
        DatabaseCommand.Output output = ask(database, calls("upgrade", ids));
        Matcher unknown = UNKNOWN.matcher(output.text());
        if (output.exitCode() != 0 && unknown.find()) {
            throw new CheckBroken(Finding.of("Alembic does not know the revision " + String.join(", ", ids))
                    .actual(unknown.group(1))
                    .fix("Name the newest revision that is deployed under `live`."));
        }
        if (output.exitCode() != 0) {
            throw output.failure("Alembic could not upgrade to " + String.join(", ", ids));
        }
        return new Applied(List.of(), output.text());
    }

    private static String[] calls(String what, List<String> ids) {
        return ids.stream().map(id -> what + " '" + id.replace("'", "") + "'").toArray(String[]::new);
    }

    private static List<String> ids(List<Step> steps) {
        return steps.stream().map(Step::id).toList();
    }

    @Override
    public Applied takeBack(Database database, Step newest) throws InterruptedException, IOException {
        MigrationGraph graph = graph(database);
        WayBack wayBack = new WayBack(host.files(), newest.place());
        Optional<CheckFailed> none = wayBack.emptyDowngrade();
        if (none.isPresent()) {
            throw none.get();
        }
        Optional<String> previous = graph.find(newest.id()).flatMap(MigrationGraph.Node::previous);
        List<String> calls = new ArrayList<>(List.of("downgrade '" + previous.orElse(newest.id() + "@base") + "'"));
        Set<String> beside = graph.withDependants(Set.of(previous.orElse(newest.id())));
        previous.ifPresent(beside::remove);
        calls.addAll(List.of(calls("upgrade", ids(graph.lostBeside(newest, beside)))));
        DatabaseCommand.Output output = ask(database, calls.toArray(String[]::new));
        if (output.exitCode() != 0) {
            throw wayBack.refusedByAlembic(output.text())
                    .orElseGet(() -> output.failure(newest.id() + " could not be taken back"));
        }
        return new Applied(List.of(), output.text());
    }

    @Override
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
