package dev.predeploy.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServerForEachTests {
    private static final String ROLE = "CREATE ROLE reader; CREATE TABLE t (id int); GRANT SELECT ON t TO reader";

    @Test
    void keepsRolesOfOneDatabaseOutOfTheOthers(@TempDir Path temporary) throws Exception {
        try (RunFolder folder = RunFolder.open(temporary.resolve("runs"));
                ServerForEach servers = servers(folder)) {
            AtomicInteger made = new AtomicInteger();
            Template template = servers.template("main", database -> {
                made.incrementAndGet();
                execute(database, ROLE);
            });
            Database copied = servers.cloneOf(template);
            Database madeAgain = servers.cloneOf(template);
            Database empty = servers.create();
            execute(empty, ROLE);
            List<Database> all = List.of(copied, madeAgain, empty);
            assertThat(made).hasValue(2);
            assertThat(all).extracting(Database::name).doesNotHaveDuplicates();
            assertThat(all).extracting(each -> each.server().port()).doesNotHaveDuplicates();
            assertThat(all)
                    .extracting(each -> each.server().password())
                    .containsOnly(copied.server().password());
            assertThat(all).allSatisfy(each -> assertThat(hasRole(each)).isTrue());
        }
    }

    @Test
    void endsAServerWithItsDatabase(@TempDir Path temporary) throws Exception {
        try (RunFolder folder = RunFolder.open(temporary.resolve("runs"))) {
            ServerForEach servers = servers(folder);
            Database kept = servers.create();
            Database dropped = servers.create();
            servers.drop(dropped);
            assertThatThrownBy(dropped::connect).isInstanceOf(SQLException.class);
            assertThat(hasRole(kept)).isFalse();
            servers.close();
            assertThatThrownBy(kept::connect).isInstanceOf(SQLException.class);
            assertThatThrownBy(servers::create).isInstanceOf(CheckBroken.class);
            assertThat(data(folder)).isEmpty();
        }
    }

    private static List<Path> data(RunFolder folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder.path(), 2)) {
            return all.filter(each -> each.endsWith("data")).toList();
        }
    }

    private static ServerForEach servers(RunFolder folder) throws Exception {
        return new ServerForEach(DisposableServer.embedded(DatabaseSettings.standard(), folder, new Commands(folder)));
    }

    private static boolean hasRole(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM pg_roles WHERE rolname = 'reader'")) {
            return row.next();
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
