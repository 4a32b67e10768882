package dev.predeploy.integration.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.ledger.AlembicLedger.Revision;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgersWithoutChecksumsTests {
    private static final String ALEMBIC =
            "CREATE TABLE alembic_version (version_num text); INSERT INTO alembic_version VALUES ";
    private static final String DJANGO =
            "CREATE TABLE django_migrations (id serial, app text, name text); INSERT INTO django_migrations (app, name) VALUES ";

    /** d merges b and c, which both follow a. */
    private static final AlembicLedger TREE =
            new AlembicLedger(List.of(revision("d", "b", "c"), revision("c", "a"), revision("b", "a"), revision("a")));

    private RunFolder folder;
    private DisposableServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = RunFolder.open(temporary.resolve("runs"));
        server = DisposableServer.embedded(DatabaseSettings.standard(), folder, new Commands(folder));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        folder.close();
    }

    @Test
    void alembicAgrees() throws Exception {
        assertThat(compared(TREE, ALEMBIC + "('d')", ALEMBIC + "('d')")).isEmpty();
    }

    @Test
    void alembicNamesWhatIsPendingTheOldestFirst() throws Exception {
        List<Finding> findings = compared(TREE, ALEMBIC + "('d')", ALEMBIC + "('b')");
        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly(
                        "the revision c is not applied to the database",
                        "the revision d is not applied to the database");
        assertThat(findings.get(0).place().text()).isEqualTo("versions/c.py");
        assertThat(findings.get(0).rule()).contains("pending-migration");
    }

    @Test
    void alembicNamesARevisionThatTheTreeDoesNotKnow() throws Exception {
        assertThat(compared(TREE, ALEMBIC + "('d')", ALEMBIC + "('e')"))
                .extracting(Finding::what)
                .containsExactly("the database has the revision e, which the tree does not know");
    }

    @Test
    void alembicNamesADatabaseWithoutItsTable() throws Exception {
        assertThat(compared(TREE, ALEMBIC + "('d')", "CREATE TABLE made_by_hand ()"))
                .extracting(finding -> finding.rule().orElse(""))
                .containsExactly("no-migration-table");
    }

    @Test
    void djangoNamesWhatIsPendingAndUnknown() throws Exception {
        assertThat(compared(
                        new DjangoLedger(),
                        DJANGO + "('shop', '0001_initial'), ('shop', '0002_email')",
                        DJANGO + "('shop', '0001_initial'), ('shop', '0002_phone')"))
                .extracting(Finding::what)
                .containsExactly(
                        "shop.0002_email is not applied to the database",
                        "the database has shop.0002_phone, which the tree does not know");
        assertThat(compared(new DjangoLedger(), DJANGO + "('shop', '0001_initial')", "SELECT 1"))
                .extracting(finding -> finding.rule().orElse(""))
                .containsExactly("no-migration-table");
    }

    private static Revision revision(String id, String... parents) {
        return new Revision(id, List.of(parents), Place.file("versions/" + id + ".py"));
    }

    private List<Finding> compared(Ledger ledger, String tree, String deployed) throws Exception {
        Database left = server.create();
        Database right = server.create();
        try (Connection here = left.connect();
                Connection there = right.connect();
                Statement made = here.createStatement();
                Statement live = there.createStatement()) {
            made.execute(tree);
            live.execute(deployed);
            return ledger.compare(new Psql(here, "psql"), new Psql(there, "psql"));
        }
    }
}
