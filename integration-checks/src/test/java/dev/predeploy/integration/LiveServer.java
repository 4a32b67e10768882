package dev.predeploy.integration;

import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
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
import java.util.Map;
import java.util.Optional;

/** A real PostgreSQL that stands for production's; its databases are migrated by Flyway, and then changed by hand. */
final class LiveServer implements AutoCloseable {
    /** Of the characters that break a URL, and it must break none. */
    static final String PASSWORD = "p@s:s/w#o%r?d";

    private final RunFolder folder;
    private final DisposableServer server;

    LiveServer(Path parent, PostgresVersion version) throws IOException {
        folder = RunFolder.open(parent.resolve("runs"));
        DatabaseSettings settings = new DatabaseSettings(
                version, "UTC", List.of(), List.of("reader", "app"), Map.of(), Optional.of(PASSWORD));
        server = DisposableServer.embedded(settings, folder, new Commands(folder));
    }

    /** Makes a database that has the migrations of a stack's folder, and to which somebody did something afterwards. */
    Database deployed(Path stack, String... byHand) throws Exception {
        Database database = server.create();
        new FlywayMigrator(FlywaySettings.of(stack, Path.of("m")), Optional.empty()).apply(database);
        for (String each : byHand) {
            execute(database, each.replace("%s", database.name()));
        }
        return database;
    }

    /** Makes a database to which nothing was applied. */
    Database empty() throws InterruptedException {
        return server.create();
    }

    static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }
}
