package dev.predeploy.integration.observer;

import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A PostgreSQL of one version, on which statements are observed. */
final class ObservedServer implements AutoCloseable {
    private final RunFolder run;
    private final DisposableServer server;

    ObservedServer(Path temporary, String version) throws Exception {
        run = RunFolder.open(temporary.resolve("runs-" + version));
        DatabaseSettings settings = new DatabaseSettings(
                PostgresVersion.parse(version), "UTC", List.of(), List.of(), Map.of(), Optional.empty());
        server = DisposableServer.embedded(settings, run, new Commands(run));
    }

    /** Creates a database in which some statements have been run. */
    Database prepared(String... statements) throws Exception {
        Database database = server.create();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return database;
    }

    DisposableServer server() {
        return server;
    }

    /** Observes statements that one connection runs, each committed at once. */
    Trace alone(Database database, String... statements) throws Exception {
        return observe(database, connection -> each(connection, statements));
    }

    /** Observes statements that one connection runs in one transaction. */
    Trace together(Database database, String... statements) throws Exception {
        return observe(database, connection -> {
            connection.setAutoCommit(false);
            each(connection, statements);
            connection.commit();
        });
    }

    private static void each(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    Trace observe(Database database, Use use) throws Exception {
        try (Observer observer = Observer.of(database, Places.files())) {
            try (Connection connection = observer.database().connect()) {
                use.use(connection);
            }
            return observer.trace();
        }
    }

    /** Returns the last statement of a trace, in words such as {@code locks: …; effects: …}. */
    static String last(Trace trace) {
        return words(trace.statements().get(trace.statements().size() - 1));
    }

    static String words(Observed observed) {
        return Stream.of(
                        observed.taken().stream().map(ObservedServer::words),
                        observed.effects().stream().map(ObservedServer::words),
                        observed.error().stream())
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
    }

    static String words(Lock lock) {
        return lock.relation().name().replaceFirst("^public\\.", "") + " "
                + lock.mode().word().replaceFirst("Lock$", "");
    }

    private static String words(Effect effect) {
        String rows = effect.rows().equals(Effect.Rows.UNTOUCHED)
                ? ""
                : " +%d ~%d -%d"
                        .formatted(
                                effect.rows().inserted(),
                                effect.rows().updated(),
                                effect.rows().deleted());
        String before = effect.rows().before().isPresent()
                ? " of " + effect.rows().before().getAsLong()
                : "";
        return effect.relation().name().replaceFirst("^public\\.", "")
                + (effect.fate() == Effect.Fate.KEPT
                        ? ""
                        : " " + effect.fate().name().toLowerCase(Locale.ROOT))
                + (effect.scans() == 0 ? "" : " scanned " + effect.scans())
                + rows
                + before;
    }

    @Override
    public void close() throws IOException {
        server.close();
        run.close();
    }

    /** What is done with a connection that is observed. */
    @FunctionalInterface
    interface Use {
        /** Does it. */
        void use(Connection connection) throws Exception;
    }
}
