package dev.predeploy.integration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Flyway meets a database that was migrated by other files, as on a deploy. */
@Timeout(120)
class RefusedByHistoryTests {
    @TempDir
    private Path folder;

    @Test
    void namesWhatWasEditedWhatIsGoneAndWhatComesTooLate() throws Exception {
        migration("V1__a.sql", "CREATE TABLE a (id int);");
        migration("V2__b.sql", "SELECT 2;");
        migration("V4__d.sql", "SELECT 4;");
        try (RunFolder run = RunFolder.open(folder.resolve("runs"));
                DisposableServer server =
                        DisposableServer.embedded(DatabaseSettings.standard(), run, new Commands(run))) {
            Database database = server.create();
            migrator().apply(database);
            migration("V1__a.sql", "CREATE TABLE a (id bigint);");
            Files.delete(folder.resolve("m/V2__b.sql"));
            migration("V3__c.sql", "SELECT 3;");
            migration("V5__e.sql", "SELECT 5;");
            CheckFailed refused =
                    catchThrowableOfType(CheckFailed.class, () -> migrator().apply(database));
            assertThat(refused.findings())
                    .extracting(finding ->
                            finding.rule().orElse("") + " " + finding.place().text())
                    .containsExactlyInAnyOrder(
                            "edited-migration m/V1__a.sql", "missing-migration ", "out-of-order m/V3__c.sql");
            assertThat(refused.findings())
                    .extracting(Finding::what)
                    .allMatch(what -> what.startsWith("Flyway refuses: "));
        }
    }

    private FlywayMigrator migrator() {
        return FlywayMigrator.asDeployed(FlywaySettings.of(folder, Path.of("m")));
    }

    private void migration(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(name), text);
    }
}
