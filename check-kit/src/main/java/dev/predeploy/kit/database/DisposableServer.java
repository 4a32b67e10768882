package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.service.Services;
import dev.predeploy.kit.session.Once;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A server that starts when it is needed: as a process of this machine, or in a container. */
public final class DisposableServer implements DatabaseServer {
    private final DatabaseSettings settings;
    private final ServerStart start;
    private final Map<String, Once<Template>> templates = new ConcurrentHashMap<>();
    private final AtomicInteger databases;
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable RunningServer running;
    private @Nullable RuntimeException failure;

    private DisposableServer(DatabaseSettings settings, ServerStart start, AtomicInteger databases) {
        this.settings = settings;
        this.start = start;
        this.databases = databases;
    }

    /**
     * Describes the server whose binaries come out of a jar: no container engine, no installation.
     *
     * @param settings what it is to be like
     * @param runFolder where its data and its log go, and its process is recorded
     * @param commands runs what prepares it
     */
    public static DisposableServer embedded(DatabaseSettings settings, RunFolder runFolder, Commands commands)
            throws IOException {
        return embedded(settings, runFolder, commands, CacheFolder.find());
    }

    static DisposableServer embedded(DatabaseSettings settings, RunFolder runFolder, Commands commands, Path cache)
            throws IOException {
        EmbeddedStart.Run run = new EmbeddedStart.Run(runFolder, commands);
        DatabaseSettings own = settings.withPassword();
        return new DisposableServer(
                own, new EmbeddedStart(own, runFolder.newFolderInMemory("postgres"), cache, run), new AtomicInteger());
    }

    /**
     * Describes a server in a container, which other containers reach too.
     *
     * @param settings what it is to be like, but for the version, which the image decides
     * @param image an image that takes variables and arguments as the official one of PostgreSQL does
     * @param services starts it
     */
    public static DisposableServer inContainer(DatabaseSettings settings, String image, Services services) {
        DatabaseSettings own = settings.withPassword();
        return new DisposableServer(own, new ContainerStart(own, image, services), new AtomicInteger());
    }

    /** Describes another server like this one, with the same password; no name of a database is in both. */
    DisposableServer another() throws IOException {
        return new DisposableServer(settings, start.another(), databases);
    }

    @Override
    public String describe() {
        return start.describe();
    }

    @Override
    public Database create() throws InterruptedException {
        return make();
    }

    @Override
    public Template template(String key, Migrate migrate) throws Exception {
        return templates
                .computeIfAbsent(key, absent -> new Once<>(() -> makeTemplate(key, migrate)))
                .get();
    }

    private Template makeTemplate(String key, Migrate migrate) throws Exception {
        Database database = make();
        interruptibly(database, () -> {
            migrate.apply(database);
            return database;
        });
        terminate(database);
        admin(
                "close a template",
                "ALTER DATABASE " + Sql.name(database.name()) + " IS_TEMPLATE true ALLOW_CONNECTIONS false");
        return new Template(key, database);
    }

    @Override
    public Database cloneOf(Template template) throws InterruptedException {
        String origin = template.database().name();
        Database clone = newDatabase();
        admin(
                "copy a database and its settings",
                "CREATE DATABASE " + Sql.name(clone.name()) + " TEMPLATE " + Sql.name(origin),
                "INSERT INTO pg_db_role_setting SELECT copy.oid, setrole, setconfig FROM pg_db_role_setting"
                        + " JOIN pg_database origin ON origin.oid = setdatabase AND origin.datname = "
                        + Sql.text(origin)
                        + " JOIN pg_database copy ON copy.datname = " + Sql.text(clone.name()));
        return clone;
    }

    private Database make() throws InterruptedException {
        Database database = newDatabase();
        admin("create a database", "CREATE DATABASE " + Sql.name(database.name()));
        Sql.extensions(database, settings.extensions());
        return database;
    }

    private Database newDatabase() throws InterruptedException {
        return new Database(server().address(), "predeploy_" + databases.incrementAndGet());
    }

    @Override
    public Optional<NetworkDatabase> onNetwork(Database database) {
        RunningServer server = running;
        return server == null ? Optional.empty() : server.onNetwork(database);
    }

    @Override
    public void drop(Database database) throws InterruptedException {
        admin("drop a database", "DROP DATABASE IF EXISTS " + Sql.name(database.name()) + " WITH (FORCE)");
    }

    @Override
    public void terminate(Database database) {
        RunningServer server = running;
        if (server != null) {
            server.terminate(database.name());
        }
    }

    @Override
    public <T> T interruptibly(Database database, Callable<T> work) throws Exception {
        return Interruptible.run(work, () -> terminate(database));
    }

    private void admin(String purpose, String... statements) throws InterruptedException {
        server().execute(purpose, statements);
    }

    private RunningServer server() throws InterruptedException {
        starting.lockInterruptibly();
        try {
            if (failure != null) {
                throw failure;
            }
            if (running == null) {
                running = start.start();
            }
            return running;
        } catch (CheckBroken | CheckNotRun known) {
            failure = known;
            throw known;
        } finally {
            starting.unlock();
        }
    }

    @Override
    public Optional<CheckBroken> gone() {
        RunningServer server = running;
        return server == null ? Optional.empty() : server.gone();
    }

    @Override
    public List<String> logTail(int lines) {
        return start.logTail(lines);
    }

    @Override
    public void close() {
        starting.lock();
        try {
            failure = new CheckBroken("The database server was closed", "Ask for databases while the run lasts.");
            if (running != null) {
                running.close();
                running = null;
            }
        } finally {
            starting.unlock();
        }
    }
}
