package dev.predeploy.integration.observer;

import dev.predeploy.integration.catalog.Invalid;
import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Progress;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.sight.Outside;
import dev.predeploy.integration.sight.Relations;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Proxy;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.NetworkDatabase;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Observes what is done to a database. It stands between the tool and the server, on the tool's own connections: what a
 * transaction locks, scans and writes anew, nobody else can see before it is committed.
 */
public final class Observer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Database database;
    private final Watched watched;
    private final List<Invalid> invalidBefore;
    private final Proxy proxy;
    private final int port;
    private final Optional<String> unreached;
    private final AtomicInteger clients = new AtomicInteger();

    private Observer(Database database, Optional<String> gateway, Places places) throws SQLException, IOException {
        this.database = database;
        Outside outside = new Outside(database);
        this.invalidBefore = outside.invalid();
        this.watched = new Watched(new Journal(places), new Relations(outside.standings()), outside);
        InetSocketAddress server = new InetSocketAddress(
                database.server().host(), database.server().port());
        this.proxy = new Proxy(server, this::converse);
        this.port = proxy.listen(InetAddress.getByAddress(LOOPBACK), 0);
        this.unreached = gateway.flatMap(this::listenToContainers);
    }

    /** A network of containers ends on this machine where the engine runs on it, and not in a machine of its own. */
    private Optional<String> listenToContainers(String gateway) {
        try {
            proxy.listen(InetAddress.getByName(gateway), port);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of(gateway + ": " + refused.getMessage());
        }
    }

    private void converse(Link link) throws IOException, InterruptedException {
        clients.incrementAndGet();
        try {
            new Conversation(link, watched).run();
        } catch (RuntimeException failure) {
            watched.journal().trouble(failure.toString());
            throw new IOException(failure);
        }
    }

    /**
     * Begins to observe a database for whoever runs on this machine.
     *
     * @param database the database as it is reached from here
     * @param places finds statements in their files
     * @throws CheckBroken if there is no way to stand between
     */
    public static Observer of(Database database, Places places) {
        return of(database, Optional.empty(), places);
    }

    /**
     * Begins to observe a database, also for what runs in containers where the server does.
     *
     * @param server has the database
     * @param database the database as it is reached from here
     * @param places finds statements in their files
     * @throws CheckBroken if there is no way to stand between
     */
    public static Observer of(DatabaseServer server, Database database, Places places) {
        return of(database, server.onNetwork(database).flatMap(NetworkDatabase::gateway), places);
    }

    private static Observer of(Database database, Optional<String> gateway, Places places) {
        try {
            return new Observer(database, gateway, places);
        } catch (SQLException | IOException failure) {
            throw broken(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** Returns the database as the tool must reach it so that it is observed. */
    public Database database() {
        Database.Address server = database.server();
        return new Database(
                new Database.Address("127.0.0.1", port, server.user(), server.password(), server.timeZone()),
                database.name());
    }

    /**
     * Applies what is pending, and notes which migration each statement comes from.
     *
     * @throws Exception what the migrator throws; what was observed up to then is there all the same
     */
    public Applied watch(Migrator migrator) throws Exception {
        at(Optional.empty());
        Applied applied = migrator.apply(database(), new Progress() {
            @Override
            public void at(Optional<Step> step) {
                Observer.this.at(step.map(Observer::source));
            }

            @Override
            public void together(List<Step> steps, Function<String, Optional<String>> remembered) {
                Map<String, Source> sources = new LinkedHashMap<>();
                steps.forEach(step -> sources.put(step.id(), source(step)));
                watched.journal().together(new Together(sources, remembered));
            }
        });
        watched.journal().wentWell();
        return applied;
    }

    private static Source source(Step step) {
        return new Source(step.name(), step.place());
    }

    /**
     * Says which migration is applied from now on. Where none is, only the tool itself is at work, and what it does is
     * not observed. Where nothing is said, everything is.
     */
    public void at(Optional<Source> source) {
        watched.journal().at(source);
    }

    /**
     * Returns what was observed so far, when the tool is done.
     *
     * @throws CheckBroken if not everything could be observed
     */
    public Trace trace() {
        List<String> troubles = watched.journal().troubles();
        if (!troubles.isEmpty()) {
            throw broken(troubles.get(0), null);
        }
        if (clients.get() == 0) {
            throw unheard();
        }
        try {
            return new Trace(watched.journal().observed(), watched.outside().invalid(), invalidBefore);
        } catch (SQLException failure) {
            throw broken(String.valueOf(failure.getMessage()), failure);
        }
    }

    private CheckBroken unheard() {
        Finding finding = Finding.of("The migrations never connected where they could be observed")
                .expected("connections to " + database().server());
        return new CheckBroken(
                unreached.isPresent()
                        ? finding.actual("nobody can listen to containers at " + unreached.get())
                                .fix(
                                        "Run the migrations on this machine instead of in an image, or use an engine whose networks"
                                                + " end on this machine, as Docker's on Linux do.")
                        : finding.fix(
                                "Let the command take the database from DATABASE_URL, JDBC_DATABASE_URL or the PG… variables;"
                                        + " if it runs in an image, see that no firewall of this machine keeps containers from it."));
    }

    private static CheckBroken broken(String why, @Nullable Exception cause) {
        Finding finding = Finding.of("What the migrations do to the database could not be observed")
                .actual(why)
                .fix("See the server's log.");
        return cause == null ? new CheckBroken(finding) : new CheckBroken(finding, cause);
    }

    /** Ends every connection through it; none of its threads is left. */
    @Override
    public void close() {
        proxy.close();
        try {
            watched.outside().close();
        } catch (SQLException gone) {
            return; // the server took the session with it
        }
    }
}
