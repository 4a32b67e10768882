package dev.predeploy.integration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.predeploy.integration.flyway.FlywayMigrator;
import dev.predeploy.integration.flyway.FlywaySettings;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
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
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlywayLedgerTests {
    private static final Map<String, String> TREE = Map.of(
            "V1__a.sql", "CREATE TABLE a (id int);",
            "V2__b.sql", "CREATE TABLE b (id int);",
            "R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");

    private RunFolder folder;
    private Commands commands;
    private DisposableServer server;

    @TempDir
    private Path files;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = RunFolder.open(temporary.resolve("runs"));
        commands = new Commands(folder);
        server = DisposableServer.embedded(DatabaseSettings.standard(), folder, commands);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        folder.close();
    }

    @Test
    void findsNothingWhereBothAgree() throws Exception {
        assertThat(compared(TREE, "")).isEmpty();
    }

    @Test
    void namesWhatIsPending() throws Exception {
        assertThat(compared(Map.of("V1__a.sql", TREE.get("V1__a.sql"), "R__view.sql", "SELECT 1;"), ""))
                .extracting(Finding::rule, Finding::what)
                .containsExactlyInAnyOrder(
                        tuple(Optional.of("pending-migration"), "V2__b.sql is not applied to the database"),
                        tuple(
                                Optional.of("pending-migration"),
                                "R__view.sql, as it is now, is not applied to the database"));
    }

    @Test
    void namesWhatTheTreeDoesNotKnow() throws Exception {
        assertOne(compared(with("V3__c.sql", "SELECT 1;"), ""), "unknown-migration", "the database has V3__c.sql");
    }

    @Test
    void namesWhatWasChangedWithItsPlace() throws Exception {
        List<Finding> findings = compared(with("V2__b.sql", "CREATE TABLE b (id bigint);"), "");
        assertOne(findings, "changed-checksum", "V2__b.sql was changed after");
        assertThat(findings.get(0).place().text()).isEqualTo("db/V2__b.sql");
    }

    @Test
    void namesWhatFailed() throws Exception {
        String failed = "UPDATE flyway_schema_history SET success = false WHERE version = '2'";
        assertOne(compared(TREE, failed), "failed-migration", "V2__b.sql failed");
    }

    @Test
    void namesTablesThatWereMadeByHand() throws Exception {
        assertOne(
                compared(TREE, "DROP TABLE flyway_schema_history"), "no-migration-table", "the database has no table");
    }

    @Test
    void asksForNothingBelowABaselineAndNothingThatRepairTookBack() throws Exception {
        String baseline = "DELETE FROM flyway_schema_history WHERE version = '1';"
                + " UPDATE flyway_schema_history SET type = 'BASELINE' WHERE version = '2';"
                + " INSERT INTO flyway_schema_history SELECT rank, '9', 'gone', type, 'V9__gone.sql', null, 'me', now(), 1, true"
                + " FROM (VALUES (100, 'SQL'), (101, 'DELETE')) AS rows (rank, type)";
        assertThat(compared(TREE, baseline)).isEmpty();
    }

    private static Map<String, String> with(String name, String text) {
        Map<String, String> changed = new TreeMap<>(TREE);
        changed.put(name, text);
        return changed;
    }

    private static void assertOne(List<Finding> findings, String rule, String what) {
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).rule()).contains(rule);
        assertThat(findings.get(0).what()).startsWith(what);
        assertThat(findings.get(0).fix()).isPresent();
    }

    private List<Finding> compared(Map<String, String> deployed, String sql) throws Exception {
        Database live = migrated("deployed", deployed);
        Database tree = migrated("tree", TREE);
        try (Connection there = live.connect();
                Connection here = tree.connect();
                Statement statement = there.createStatement()) {
            statement.execute(sql);
            FlywayLedger ledger = new FlywayLedger("\"flyway_schema_history\"", script -> Place.file("db/" + script));
            return ledger.compare(new Psql(here, "psql"), new Psql(there, "psql"));
        }
    }

    private Database migrated(String name, Map<String, String> scripts) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(files, name);
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            Files.writeString(place.resolve(script.getKey()), script.getValue());
        }
        Database database = server.create();
        new FlywayMigrator(FlywaySettings.of(place, place), Optional.empty()).apply(database);
        return database;
    }
}
