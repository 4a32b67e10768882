package dev.predeploy.integration.rows;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL of our own, and what tests ask it. */
record TestServer(RunFolder run, DisposableServer server) implements AutoCloseable {

    static TestServer start(Path temporary, String version) throws Exception {
        RunFolder run = RunFolder.open(temporary.resolve("runs"));
        DatabaseSettings settings = DatabaseSettings.standard().version(PostgresVersion.parse(version));
        return new TestServer(run, DisposableServer.embedded(settings, run, new Commands(run)));
    }

    Database database(String schema) throws Exception {
        Database database = server.create();
        execute(database, schema);
        return database;
    }

    void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String value(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    Map<String, Long> counts(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection).rows();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        run.close();
    }
}
