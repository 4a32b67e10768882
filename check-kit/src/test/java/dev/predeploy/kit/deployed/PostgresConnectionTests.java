package dev.predeploy.kit.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresConnectionTests {
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    @Test
    void onlyReadsInOneTransactionAndLeavesNothingInTheSession(@TempDir Path temporary) throws Exception {
        try (RunFolder folder = RunFolder.open(temporary.resolve("runs"));
                DisposableServer server =
                        DisposableServer.embedded(DatabaseSettings.standard(), folder, new Commands(folder))) {
            PostgresUrl url = url(server.create());
            try (Connection connection =
                    new PostgresConnection(url, PATIENCE).openTransaction(PostgresConnection.Way.usual())) {
                assertThat(shown(connection, "transaction_read_only")).isEqualTo("on");
                assertThat(shown(connection, "transaction_isolation")).isEqualTo("repeatable read");
                assertThat(shown(connection, "statement_timeout")).isEqualTo("7s");
                assertThat(shown(connection, "lock_timeout")).isEqualTo("2s");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> execute(connection, "CREATE TABLE a (id int)"))
                        .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("25006"));
                connection.rollback();
                assertThat(shown(connection, "transaction_read_only")).isEqualTo("off");
                assertThat(shown(connection, "statement_timeout")).isEqualTo("0");
                assertThat(shown(connection, "lock_timeout")).isEqualTo("0");
            }
        }
    }

    private static PostgresUrl url(Database database) {
        return PostgresUrl.read(database.url()).orElseThrow();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
