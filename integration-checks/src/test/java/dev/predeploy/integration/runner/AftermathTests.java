package dev.predeploy.integration.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AftermathTests {

    @Test
    void findsASessionThatIsLeftInItsTransaction(@TempDir Path folder) throws Exception {
        try (RunFolder run = RunFolder.open(folder);
                DisposableServer server =
                        DisposableServer.embedded(DatabaseSettings.standard(), run, new Commands(run))) {
            Database database = server.create();
            Aftermath aftermath = new Aftermath(database, List.of());
            assertThat(aftermath.leftOpen()).isEmpty();
            try (Connection left = database.connect();
                    var statement = left.createStatement()) {
                left.setAutoCommit(false);
                statement.execute("CREATE TABLE a (id int)");
                assertThat(aftermath.leftOpen()).hasSize(1);
                Finding finding = aftermath.leftOpen().get(0);
                assertThat(finding.rule()).hasValue("left-open");
                assertThat(finding.what()).contains("left idle in transaction");
                assertThat(finding.actual()).hasValue("its last statement: CREATE TABLE a (id int)");
            }
            assertThat(aftermath.leftOpen()).isEmpty();
        }
    }
}
