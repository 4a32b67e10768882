package dev.predeploy.kit.database;

import static java.util.Objects.requireNonNull;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.LastLines;
import dev.predeploy.kit.session.Once;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server for each database, for migrations that make roles: a role belongs to the whole server, so that what was made for
 * one database would be in the way of the next. Only the first copy of a template is a copy; the others are made as it was.
 */
public final class ServerForEach implements DatabaseServer {
    private final DisposableServer first;
    private final List<DisposableServer> running = new CopyOnWriteArrayList<>();
    private final Map<String, DisposableServer> byDatabase = new ConcurrentHashMap<>();
    private final Map<String, Once<Template>> templates = new ConcurrentHashMap<>();
    private final Map<String, DisposableServer> uncopied = new ConcurrentHashMap<>();
    private final Map<String, Migrate> ways = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * Describes the servers; none is started yet.
     *
     * @param first one like all of them
     */
    public ServerForEach(DisposableServer first) {
        this.first = first;
    }

    @Override
    public String describe() {
        return first.describe();
    }

    private synchronized DisposableServer another() {
        if (closed) {
            throw new CheckBroken("The database servers were closed", "Ask for databases while the run lasts.");
        }
        try {
            DisposableServer server = first.another();
            running.add(server);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no place for the data of another PostgreSQL", failure);
        }
    }

    @Override
    public Database create() throws InterruptedException {
        DisposableServer server = another();
        return known(server.create(), server);
    }

    private Database known(Database database, DisposableServer server) {
        byDatabase.put(database.name(), server);
        return database;
    }

    @Override
    public Template template(String key, Migrate migrate) throws Exception {
        ways.put(key, migrate);
        return templates
                .computeIfAbsent(key, absent -> new Once<>(() -> made(key, migrate)))
                .get();
    }

    private Template made(String key, Migrate migrate) throws Exception {
        DisposableServer server = another();
        Template template = server.template(key, database -> migrate.apply(known(database, server)));
        uncopied.put(key, server);
        return template;
    }

    @Override
    public Database cloneOf(Template template) throws InterruptedException {
        DisposableServer original = uncopied.remove(template.key());
        if (original != null) {
            return known(original.cloneOf(template), original);
        }
        Database database = create();
        try {
            return interruptibly(database, () -> {
                requireNonNull(ways.get(template.key())).apply(database);
                return database;
            });
        } catch (InterruptedException | RuntimeException known) {
            drop(database);
            throw known;
        } catch (Exception | AssertionError failure) {
            drop(database);
            throw new CheckBroken(
                    Finding.of("What made the database %s before does not make it again".formatted(template.key()))
                            .actual(failure.toString())
                            .fix("Let the migrations make the same from the same, whenever they are applied."),
                    failure);
        }
    }

    @Override
    public Optional<NetworkDatabase> onNetwork(Database database) {
        return of(database).flatMap(server -> server.onNetwork(database));
    }

    private Optional<DisposableServer> of(Database database) {
        return Optional.ofNullable(byDatabase.get(database.name()));
    }

    @Override
    public void drop(Database database) {
        DisposableServer server = byDatabase.remove(database.name());
        if (server != null) {
            running.remove(server);
            server.close();
        }
    }

    @Override
    public void terminate(Database database) {
        of(database).ifPresent(server -> server.terminate(database));
    }

    @Override
    public <T> T interruptibly(Database database, Callable<T> work) throws Exception {
        return Interruptible.run(work, () -> terminate(database));
    }

    @Override
    public Optional<CheckBroken> gone() {
        return running.stream().flatMap(server -> server.gone().stream()).findFirst();
    }

    @Override
    public List<String> logTail(int lines) {
        return LastLines.of(
                running.stream()
                        .flatMap(server -> server.logTail(lines).stream())
                        .toList(),
                lines);
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(DisposableServer::close);
    }
}
