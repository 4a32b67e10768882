package dev.predeploy.integration;

import static java.util.Objects.requireNonNull;

import dev.predeploy.integration.command.Code;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.watchdog.Pace;
import dev.predeploy.integration.watchdog.Watchdog;
import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.Template;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The stack's disposable database: one server a run, and a template for each set of migrations. */
@Shared
public final class StackDatabase implements AutoCloseable {
    private final Session session;
    private final Integration section;
    private final ServerChoice choice;
    private final Once<DatabaseServer> server = new Once<>(this::choose);
    private volatile @Nullable DatabaseServer chosen;
    private final Map<String, Once<Migrated>> migrated = new ConcurrentHashMap<>();
    private final Map<String, Applied> applied = new ConcurrentHashMap<>();

    /** Prepares the database that the stack file wishes for; nothing starts yet. */
    public StackDatabase(Session session) {
        this.session = session;
        this.section = session.stack().section(Integration.class).orElseGet(Integration::none);
        this.choice = ServerChoice.of(session, section);
    }

    private DatabaseServer choose() throws IOException, InterruptedException {
        DatabaseServer made = choice.server();
        session.tell("database", made.describe());
        chosen = made;
        return made;
    }

    /** Returns the server; it starts when a database is asked for. */
    DatabaseServer server() throws InterruptedException {
        try {
            return server.get();
        } catch (InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception failure) {
            throw new IllegalStateException("The database could not be chosen", failure);
        }
    }

    /** Returns what the checks share. */
    Session session() {
        return session;
    }

    /** Returns what the stack file says of this stage. */
    Integration section() {
        return section;
    }

    /** Returns the code that is live. */
    LiveCode code(Live live) throws InterruptedException {
        return LiveCode.of(live, session);
    }

    /** Waits for an image before a database is made for what runs in it. */
    void need(Optional<String> image) throws InterruptedException {
        if (image.isPresent()) {
            session.get(Images.class).needed(image.get());
        }
    }

    /** Returns what applies the stack's migrations, and reads them. */
    StackMigrators migrators() {
        return new StackMigrators(this);
    }

    /** Returns the entry of a set of migrations. */
    Migrations entry(String name) {
        return requireNonNull(section.migrations().get(name));
    }

    /** Returns the database of a set of migrations, applied by whoever asks first; it is there to be copied. */
    Once<Migrated> migrated(String name) {
        return migrated.computeIfAbsent(
                name, absent -> new Once<>(() -> migrate(name, entry(name), Code.OF_NOW, Migrator::apply)));
    }

    private Migrated migrate(String key, Migrations entry, Code code, Way way) throws Exception {
        code.image(entry.command().in(), session);
        Migrator migrator = migrators().of(entry, code);
        Template template = server().template(key, database -> {
            session.get(Redactor.class).add(database.server().password());
            Watchdog watchdog = new Watchdog(server(), database, Pace.USUAL);
            applied.put(
                    key,
                    watchdog.over(
                            () -> way.apply(migrator, database), migrators().scripts(entry, code, database)::place));
        });
        return new Migrated(template, requireNonNull(applied.get(key)));
    }

    /**
     * Returns the database as production has it: brought up to what is live by whoever asks first, to be copied.
     *
     * @param name the name of a set of migrations
     * @param live what is live
     */
    Once<Migrated> live(String name, Live live) {
        return migrated.computeIfAbsent(
                name + ", " + live.words(),
                key -> new Once<>(() -> {
                    LiveCode code = code(live);
                    return migrate(key, code.migrations(name, entry(name)), code.ofSchema(), new LiveState(live));
                }));
    }

    /**
     * Returns the database as production has it, for a check that needs it but does not answer for the migrations.
     *
     * @throws CheckNotRun naming the check of the migrations, if that fails
     * @throws CheckBroken if what is live is unknown, or cannot be made
     */
    Migrated needLive(String name, Live live) throws Exception {
        migrated(name).neededFrom("integration/migrations/" + name);
        return live(name, live).get();
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
            Database empty = server().create();
            session.get(Redactor.class).add(empty.server().password());
            return empty;
        }
        Migrated needed = migrated(name.get()).neededFrom("integration/migrations/" + name.get());
        return server().cloneOf(needed.template());
    }

    /** Returns what makes the schema of a version of a set of migrations. */
    AppliedSchema.AtVersion atVersion(String name) {
        return version -> new MadeSchema(this, live(name, Live.version(version)).get());
    }

    /** Returns who tells of faults in the history of a set of migrations on what is live. */
    History history(String name, Live live) {
        return new History(section, name, live);
    }

    /** Returns the name of the set of migrations that a check is about. */
    String migrationsOf(Optional<String> named, CheckId id) {
        return section.migrationsOf(named, id.name());
    }

    @Override
    public void close() {
        DatabaseServer made = chosen;
        if (made != null) {
            made.close();
        }
    }

    /** How an empty database is brought to a state. */
    @FunctionalInterface
    interface Way {
        /** Applies migrations, all of them or some. */
        Applied apply(Migrator migrator, Database database) throws Exception;
    }

    /**
     * A set of migrations that was applied from empty.
     *
     * @param template the database
     * @param applied what applying did
     */
    record Migrated(Template template, Applied applied) {}
}
