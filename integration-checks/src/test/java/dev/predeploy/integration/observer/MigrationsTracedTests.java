package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.integration.trace.Transaction.Bounds;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Flyway's migrations, observed. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsTracedTests {
    private ObservedServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = new ObservedServer(temporary, "16");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(name), text);
    }

    private FlywayMigrator flyway() {
        Map<String, String> later = Map.of("flyway.baselineOnMigrate", "true", "flyway.baselineVersion", "0");
        Map<String, String> placeholders = Map.of("table", "users");
        return new FlywayMigrator(
                new FlywaySettings(folder, List.of(Path.of("m")), placeholders, true, later), Optional.empty());
    }

    private static List<Observed> ofMigrations(Trace trace) {
        return trace.statements().stream()
                .filter(each -> each.statement().source().isPresent())
                .filter(each -> !each.statement().text().matches("SELECT version.*|SELECT current_user.*"))
                .toList();
    }

    @Test
    void namesFileAndLineOfEachStatement() throws Exception {
        Database database = server.prepared("CREATE TABLE users (id int PRIMARY KEY, name text)");
        write("V1__a.sql", "-- first\nALTER TABLE ${table} ADD email text;\n\nUPDATE ${table} SET email = name;\n");
        write("V2__b.sql", "\n/* beside */ CREATE INDEX CONCURRENTLY i\n  ON users (email);\n");
        write("V3__c.sql", "SELECT 1;\nDO $$ BEGIN\n  ALTER TABLE users ALTER id TYPE bigint;\nEND $$;\nSELECT 1;\n");
        FlywayMigrator migrator = flyway();
        try (Observer observer = Observer.of(database, Places.of(migrator, database, folder))) {
            observer.watch(migrator);
            List<Observed> seen = ofMigrations(observer.trace());
            assertThat(seen)
                    .extracting(each -> each.statement().place().text())
                    .containsExactly(
                            "m/V1__a.sql:2",
                            "m/V1__a.sql:4",
                            "m/V2__b.sql:2",
                            "m/V3__c.sql:1",
                            "m/V3__c.sql:2",
                            "m/V3__c.sql:5");
            assertThat(seen.get(0).statement().source()).hasValue(new Source("V1__a.sql", Place.file("m/V1__a.sql")));
            assertThat(ObservedServer.words(seen.get(0))).isEqualTo("users AccessExclusive");
            assertThat(seen.get(0).transaction()).isEqualTo(seen.get(1).transaction());
            assertThat(seen.get(0).transaction().bounds()).isEqualTo(Bounds.TOOL);
            assertThat(seen.get(2).transaction().bounds()).isEqualTo(Bounds.NONE);
            assertThat(ObservedServer.words(seen.get(2))).contains("users ShareUpdateExclusive");
            assertThat(ObservedServer.words(seen.get(4))).contains("users rewritten");
        }
    }

    @Test
    void tellsWhatWasSeenUpToAFailure() throws Exception {
        Database database = server.server().create();
        write("V1__a.sql", "CREATE TABLE users (id int);\nSELECT nope;\n");
        try (Observer observer = Observer.of(database, Places.of(flyway(), database, folder))) {
            CheckFailed failed = catchThrowableOfType(CheckFailed.class, () -> observer.watch(flyway()));
            assertThat(failed.findings().get(0).place()).isEqualTo(Place.file("m/V1__a.sql", 2, 8));
            List<Observed> seen = ofMigrations(observer.trace());
            assertThat(seen).hasSize(2);
            assertThat(seen.get(1).error()).hasValue("42703");
        }
    }
}
