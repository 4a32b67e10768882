package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.drift.Side;
import dev.predeploy.integration.drift.ThreeWay;
import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same migrations on servers of different versions are the same schema. */
@Timeout(300)
class DriftAcrossVersionsTests {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"15", "16", "18"})
    void everySortOfObjectIsTheSameInLiveAndInTheSnapshot(String version) throws Exception {
        Path migration = Files.createDirectories(folder.resolve("m")).resolve("V1__every_sort.sql");
        try (InputStream script = SchemaSnapshot.class.getResourceAsStream("every-sort.sql")) {
            Files.copy(script, migration);
        }
        try (LiveServer server = new LiveServer(folder.resolve("live"), PostgresVersion.parse(version))) {
            Database live = server.deployed(folder);
            Files.writeString(folder.resolve("url"), live.url());
            Files.writeString(folder.resolve("schema.json"), snapshot(live));
            TestedCheck check =
                    CheckTester.of(DriftCheck.class).run(folder, """
                    stack: shop
                    secrets: {URL: {file: url}}
                    integration:
                      database: {roles: [reader, app]}
                      migrations: {main: {tool: flyway, locations: [m]}}
                      drift: {main: {snapshot: schema.json, live: "${secret:URL}"}}
                    """).only();
            assertThat(check.findings()).isEmpty();
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(check.evidence().get("drift.txt"))
                    .contains("live        PostgreSQL " + version + ".", "written by PostgreSQL " + version + ", ");
        }
    }

    @Test
    void aViewIsTheSameWherePendingMigrationsTakeAwayWhatItReads() throws Exception {
        DriftStack stack = new DriftStack(folder);
        stack.migration("V1__t.sql", """
                CREATE TABLE t (id int PRIMARY KEY, old text);
                CREATE VIEW v AS SELECT id, old FROM t WHERE id > 0;
                """);
        try (LiveServer server = new LiveServer(folder.resolve("live"), PostgresVersion.parse("15"))) {
            Database live = server.deployed(folder);
            stack.migration(
                    "V2__drop.sql",
                    "DROP VIEW v; ALTER TABLE t DROP COLUMN old; CREATE VIEW v AS SELECT id FROM t WHERE id > 0;");
            TestedCheck check = stack.check(live.url(), "");
            assertThat(check.findings()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    /** Also what is written is read back as it was, whatever sort of object it is. */
    private static String snapshot(Database live) throws Exception {
        try (Connection connection = live.connect()) {
            Side side = Side.read(connection);
            Catalog schema = side.schema().without(ThreeWay.leftOutOfSnapshot(false));
            String text = SchemaSnapshot.text(schema, side.major());
            assertThat(SchemaSnapshot.read(text).schema().objects()).isEqualTo(schema.objects());
            return text;
        }
    }
}
