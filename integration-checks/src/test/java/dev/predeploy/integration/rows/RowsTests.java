package dev.predeploy.integration.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.database.Database;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
    /** The columns that take NULL, as far as no constraint and no trigger says otherwise. */
    private static final String FREE = """
            SELECT c.oid::regclass::text, quote_ident(attname) FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid
            JOIN pg_type t ON t.oid = atttypid JOIN pg_namespace n ON n.oid = relnamespace
            WHERE relkind = 'r' AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' AND NOT relispartition
                AND attnum > 0 AND NOT attisdropped AND NOT attnotnull AND NOT typnotnull AND attgenerated = ''
                AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND attnum = ANY (conkey))
                AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = c.oid AND indisunique AND indkey[0] = 0)
                AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal)
            """;

    private TestServer server;
    private TestServer newest;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = TestServer.start(temporary.resolve("16"), "16");
        newest = TestServer.start(temporary.resolve("18"), "18");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        newest.close();
    }

    /** A schema and how many rows each of its tables gets. */
    record Schema(String name, String sql, long rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Schema> schemas() throws Exception {
        return read("schemas.sql");
    }

    static Stream<Schema> newSchemas() throws Exception {
        return read("schemas18.sql");
    }

    private static Stream<Schema> read(String name) throws Exception {
        try (InputStream resource = RowsTests.class.getResourceAsStream(name)) {
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
        fills(schema, server);
    }

    @ParameterizedTest
    @MethodSource("newSchemas")
    void fillsWhatPostgres18Brought(Schema schema) throws Exception {
        fills(schema, newest);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void fillsWithWhatPeopleComeToForbid(Schema schema) throws Exception {
        Database database = server.database(schema.sql());
        assertFilled(schema, database, server, Rows.fillDoubtfully(database, Rows.WITH_DOUBTFUL));
    }

    private static void fills(Schema schema, TestServer server) throws Exception {
        Database database = server.database(schema.sql());
        assertFilled(schema, database, server, Rows.fill(database, Rows.USUAL));
    }

    private static void assertFilled(Schema schema, Database database, TestServer server, Filling filling)
            throws Exception {
        assertThat(filling.warnings()).isEmpty();
        assertThat(server.counts(database))
                .allSatisfy((table, rows) ->
                        assertThat(rows).as(table + " of\n" + filling.text()).isGreaterThanOrEqualTo(schema.rows()));
        if (schema.rows() > 1) {
            assertThat(columnsOfOneSort(database))
                    .as("columns that are always NULL, or never")
                    .isEmpty();
        }
    }

    private static List<String> columnsOfOneSort(Database database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement all = connection.createStatement();
                Statement one = connection.createStatement();
                ResultSet columns = all.executeQuery(FREE)) {
            while (columns.next()) {
                String column = columns.getString(2);
                try (ResultSet row = one.executeQuery(
                        "SELECT count(%1$s) IN (0, count(*)) FROM ONLY %2$s".formatted(column, columns.getString(1)))) {
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(columns.getString(1) + "." + column);
                    }
                }
            }
        }
        return found;
    }
}
