package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.integration.flyway.HistoryTable;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.testing.TestStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that take back what Flyway applied. */
@Timeout(120)
class FlywayWayBackTests {
    @TempDir
    private Path folder;

    @Test
    void findTheHistoryOnTheSearchPath() throws Exception {
        new TestStack(folder).with("m/V1__a.sql", "CREATE TABLE a (id int);").with("m/U1__a.sql", "DROP TABLE a;");
        try (LiveServer server = new LiveServer(folder, PostgresVersion.standard())) {
            Database database = server.empty();
            LiveServer.execute(
                    database,
                    "CREATE SCHEMA app",
                    "ALTER DATABASE \"%s\" SET search_path = app".formatted(database.name()));
            FlywayMigrator migrator = new FlywayMigrator(FlywaySettings.of(folder, Path.of("m")), Optional.empty());
            List<Step> steps = migrator.steps(database);
            migrator.apply(database);
            assertThat(migrator.steps(database)).isEmpty();
            migrator.takeBack(database, steps.get(0));
            assertThat(migrator.steps(database)).isEqualTo(steps);
            assertThat(OpenStack.ask(database, "SELECT relname FROM pg_class WHERE relnamespace = 'app'::regnamespace"))
                    .doesNotContain("a", "predeploy_way_back")
                    .contains("flyway_schema_history");
            try (Connection connection = database.connect()) {
                assertThat(HistoryTable.name(Map.of(), connection)).isEqualTo("\"app\".\"flyway_schema_history\"");
                Map<String, String> said = Map.of("flyway.schemas", "one, two", "flyway.table", "Done \"so far\"");
                assertThat(HistoryTable.name(said, connection)).isEqualTo("\"one\".\"Done \"\"so far\"\"\"");
                assertThat(HistoryTable.name(Map.of("flyway.table", "none"), connection))
                        .isEqualTo("\"public\".\"none\"");
            }
        }
    }
}
