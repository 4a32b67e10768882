package dev.predeploy.redstack;

import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real PostgreSQL that stands for a deployed one: it has the migrations of the green stack. */
final class LivePostgres implements AutoCloseable {
    /** Of the characters that break a URL, and it must break none. */
    private static final String PASSWORD = "p@s:s/w#o%r?d";

    private final RunFolder folder;
    private final DisposableServer server;
    private final Database shop;
    private final Database drifted;

    LivePostgres(Path parent) throws Exception {
        folder = RunFolder.open(parent.resolve("runs"));
        DatabaseSettings usual = DatabaseSettings.standard();
        DatabaseSettings settings =
                new DatabaseSettings(usual.version(), "UTC", List.of(), List.of(), Map.of(), Optional.of(PASSWORD));
        server = DisposableServer.embedded(settings, folder, new Commands(folder));
        shop = server.create();
        Path green = RedStack.copied("green", Files.createDirectories(parent.resolve("deployed")))
                .folder();
        FlywayMigrator migrator =
                new FlywayMigrator(FlywaySettings.of(green, Path.of("db/migration")), Optional.empty());
        migrator.apply(shop);
        drifted = server.create();
        migrator.apply(drifted);
        try (Connection connection = drifted.connect();
                Statement byHand = connection.createStatement()) {
            byHand.execute("CREATE TABLE backup (id int)");
            byHand.execute("ALTER TABLE orders ALTER total TYPE bigint");
            byHand.execute("DROP INDEX flyway_schema_history_s_idx");
        }
    }

    /** Returns where it is and who enters, its password as nobody encoded it. */
    String url() {
        return url(shop);
    }

    /** Returns where one is to which somebody did something by hand. */
    String driftedUrl() {
        return url(drifted);
    }

    private String url(Database database) {
        return "postgresql://" + shop.server().user() + ":" + PASSWORD + "@127.0.0.1:" + port() + "/" + database.name();
    }

    String port() {
        return Integer.toString(shop.server().port());
    }

    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }
}
