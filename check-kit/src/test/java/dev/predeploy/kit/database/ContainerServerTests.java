package dev.predeploy.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.engine.Labels;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.service.Services;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine. */
@NeedsEngine
@Timeout(120)
class ContainerServerTests {
    private static final String IMAGE = TestImages.postgres();
    private static final String PASSWORD = "a@:/#%?'\"b\\ c";

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void open() throws Exception {
        Path file = Files.writeString(folder.resolve("predeploy.yml"), "stack: test\n");
        Stack stack = new StackReader(List.of(), Strictness.ALL_MODULES).read(file);
        session = new Session(new Settings(stack, List.of(), System.getenv(), new RunControl(Optional.empty())));
    }

    @AfterEach
    void leavesNothing() throws Exception {
        ContainerEngine engine = session.get(ContainerEngine.class);
        String ours = engine.labels().options().get(1);
        assertThat(ours).startsWith(Labels.RUN + "=");
        for (String sort : List.of("container", "network", "volume")) {
            List<String> list = engine.client().call(sort, "ls", "--quiet", "--filter", "label=" + ours);
            assertThat(new ProcessBuilder(list).start().inputReader().readLine())
                    .as(sort)
                    .isNull();
        }
        session.close();
    }

    @Test
    void isReachedFromHereAndFromContainersByAnyPassword() throws Exception {
        DatabaseSettings settings = new DatabaseSettings(
                PostgresVersion.standard(),
                "Europe/Oslo",
                List.of("pg_trgm"),
                List.of("app"),
                Map.of("max_connections", "42"),
                Optional.of(PASSWORD));
        try (DatabaseServer server = DisposableServer.inContainer(settings, IMAGE, services())) {
            assertThat(server.describe()).isEqualTo(IMAGE + " (container)");
            Template template = server.template("main", database -> one(database, "CREATE TABLE t (id int)"));
            Database copy = server.cloneOf(template);
            assertThat(one(copy, "SELECT count(*) FROM t")).isEqualTo("0");
            assertThat(one(copy, "SHOW max_connections")).isEqualTo("42");
            assertThat(one(copy, "SHOW fsync")).isEqualTo("off");
            assertThat(one(copy, "SHOW TimeZone")).isEqualTo("Europe/Oslo");
            assertThat(one(copy, "SELECT count(*) FROM pg_roles WHERE rolname = 'app'"))
                    .isEqualTo("1");

            NetworkDatabase there = server.onNetwork(copy).orElseThrow();
            assertThat(psql(there, "psql -At -c 'INSERT INTO t VALUES (7)'")).isEqualTo("INSERT 0 1\n");
            assertThat(psql(there, "psql -At -c 'SELECT id FROM t' \"$DATABASE_URL\""))
                    .isEqualTo("7\n");
            assertThat(server.logTail(50)).anyMatch(line -> line.contains("ready to accept connections"));
        }
    }

    @Test
    void startsNothingForAThreadThatIsInterrupted() throws Exception {
        services().newNetwork().close(); // so that Testcontainers is loaded, and the interrupt comes while it starts
        CountDownLatch created = new CountDownLatch(1);
        try (DatabaseServer server = DisposableServer.inContainer(DatabaseSettings.standard(), IMAGE, services())) {
            FutureTask<Database> task = new FutureTask<>(() -> {
                created.countDown();
                return server.create();
            });
            Thread thread = new Thread(task, "to be interrupted");
            thread.start();
            created.await();
            thread.interrupt();
            assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void saysThatThereIsNoSuchImageAndDoesNotTryAgain() throws Exception {
        try (DatabaseServer server =
                DisposableServer.inContainer(DatabaseSettings.standard(), "localhost:1/none:1", services())) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(server::create)
                        .isInstanceOf(CheckBroken.class)
                        .hasMessageContaining("could not start localhost:1/none:1")
                        .hasMessageContaining("try to pull it by hand");
            }
        }
    }

    @Test
    void saysWhyTheServerDidNotStart() throws Exception {
        DatabaseSettings settings = new DatabaseSettings(
                PostgresVersion.standard(),
                "UTC",
                List.of(),
                List.of(),
                Map.of("shared_bufers", "1"),
                Optional.empty());
        try (DatabaseServer server = DisposableServer.inContainer(settings, IMAGE, services())) {
            assertThatThrownBy(server::create)
                    .isInstanceOf(CheckBroken.class)
                    .hasMessageContaining("did not start")
                    .hasMessageContaining("unrecognized configuration parameter \"shared_bufers\"")
                    .hasMessageContaining("integration.database.parameters");
        }
    }

    private Services services() {
        return session.get(Services.class);
    }

    private String psql(NetworkDatabase there, String line) throws Exception {
        ContainerCommand command = ContainerCommand.of(IMAGE, List.of("sh", "-c", line))
                .environment(there.database().environment())
                .network(there.network());
        try (Container ran = session.get(Containers.class).run(command)) {
            assertThat(ran.finished().stderr()).isEmpty();
            return ran.finished().stdout();
        }
    }

    private static String one(Database database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
