package dev.predeploy.integration;

import static java.util.Objects.requireNonNull;

import dev.predeploy.integration.command.CommandMigrator;
import dev.predeploy.integration.command.DatabaseCommand;
import dev.predeploy.integration.command.Host;
import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.integration.flyway.LiveMigrations;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.EmbeddedServer;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The stack's disposable database: one server a run, and a template for each set of migrations. */
@Shared
public final class StackDatabase implements AutoCloseable {
    private final Session session;
    private final Integration section;
    private final DatabaseServer server;
    private final Map<String, Once<Migrated>> migrated = new ConcurrentHashMap<>();

    /** Prepares the database that the stack file wishes for; nothing starts yet. */
    public StackDatabase(Session session) throws IOException {
        this.session = session;
        this.section = session.stack()
                .section(Integration.class)
                .orElseGet(() -> new Integration(Optional.empty(), Map.of(), Map.of(), Map.of()));
        DatabaseSettings settings =
                section.database().map(DatabaseWish::settings).orElseGet(DatabaseSettings::standard);
        this.server = new EmbeddedServer(settings, session.get(RunFolder.class), session.get(Commands.class));
        session.tell("database", server.describe());
    }

    DatabaseServer server() {
        return server;
    }

    /** Returns what runs commands against a database. */
    Host host() {
        return new Host(session.get(Commands.class), session.get(Workspaces.class), session.get(Values.class));
    }

    /** Returns what applies a set of migrations. */
    Migrator migrator(Migrations entry) {
        return entry.tool() == Migrations.Tool.FLYWAY ? flyway(entry.flyway()) : command(entry.command());
    }

    private Migrator flyway(FlywayWish wish) {
        FlywaySettings settings = new FlywaySettings(
                session.stack().folder(),
                wish.locations(),
                session.get(Values.class).fill(wish.placeholders()),
                wish.callbacks(),
                wish.parameters());
        return new FlywayMigrator(
                settings, wish.since().map(ref -> new LiveMigrations(ref, session.get(Commands.class))));
    }

    private Migrator command(CommandWish wish) {
        DatabaseCommand apply = new DatabaseCommand(wish.run().orElseThrow(), wish.directory(), wish.env());
        Optional<DatabaseCommand> pending =
                wish.pending().map(line -> new DatabaseCommand(line, wish.directory(), wish.env()));
        return new CommandMigrator(apply, pending, host());
    }

    /** Returns the database of a set of migrations, applied by whoever asks first; it is there to be copied. */
    Once<Migrated> migrated(String name) {
        return migrated.computeIfAbsent(name, absent -> new Once<>(() -> migrate(name)));
    }

    private Migrated migrate(String name) throws Exception {
        Migrator migrator = migrator(requireNonNull(section.migrations().get(name)));
        AtomicReference<Applied> applied = new AtomicReference<>();
        Template template = server.template(name, database -> {
            session.get(Redactor.class).add(database.server().password());
            applied.set(migrator.apply(database));
        });
        return new Migrated(template, requireNonNull(applied.get()));
    }

    /**
     * Returns an own copy of a migrated database for a check that needs one; without any migrations, an empty one.
     *
     * @param named the set of migrations that the check names; where there is only one, it need not
     */
    Database copyFor(Optional<String> named) throws InterruptedException {
        Optional<String> name =
                named.or(() -> section.migrations().keySet().stream().findFirst());
        if (name.isEmpty()) {
            Database empty = server.create();
            session.get(Redactor.class).add(empty.server().password());
            return empty;
        }
        Migrated needed = migrated(name.get()).neededFrom("integration/migrations/" + name.get());
        return server.cloneOf(needed.template());
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * A set of migrations that was applied from empty.
     *
     * @param template the database
     * @param applied what applying did
     */
    record Migrated(Template template, Applied applied) {}
}
