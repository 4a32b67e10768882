package dev.predeploy.integration.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each schema of {@code schemas.sql} is filled whole; what stands behind an exclamation mark is how many rows fit at most. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsTests {
    private RunFolder run;
    private DisposableServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        run = RunFolder.open(temporary.resolve("runs"));
        server = DisposableServer.embedded(DatabaseSettings.standard(), run, new Commands(run));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        run.close();
    }

    /** A schema and how many rows each of its tables gets. */
    record Schema(String name, String sql, long rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Schema> schemas() throws Exception {
        try (InputStream resource = RowsTests.class.getResourceAsStream("schemas.sql")) {
            String all = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("(?m)^--- ", -1))
                    .filter(text -> !text.isBlank())
                    .map(text -> {
                        String[] parts = text.split("\n", 2);
                        String[] head = parts[0].split(" !", -1);
                        return new Schema(head[0], parts[1], head.length > 1 ? Long.parseLong(head[1]) : Rows.USUAL);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void fills(Schema schema) throws Exception {
        Database database = database(schema.sql());
        Filling filling = Rows.fill(database, Rows.USUAL);
        assertThat(filling.warnings()).isEmpty();
        Map<String, Long> counts = counts(database);
        assertThat(counts)
                .allSatisfy((table, rows) ->
                        assertThat(rows).as(table + " of\n" + filling.text()).isGreaterThanOrEqualTo(schema.rows()));
    }

    private Database database(String sql) throws Exception {
        Database database = server.create();
        execute(database, sql);
        return database;
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Long> counts(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection).rows();
        }
    }
}
