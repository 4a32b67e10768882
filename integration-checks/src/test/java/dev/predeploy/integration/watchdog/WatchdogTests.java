package dev.predeploy.integration.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseSettings;
import dev.predeploy.kit.database.DisposableServer;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One session holds a table and another waits for it; the watchdog looks when the test says so, on a clock of its own. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchdogTests {
    private RunFolder run;
    private DisposableServer server;
    private SetClock clock;
    private Database database;
    private Watchdog watchdog;
    private Connection holder;
    private Connection waiter;
    private FutureTask<Boolean> waiting;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        run = RunFolder.open(temporary.resolve("runs"));
        server = DisposableServer.embedded(DatabaseSettings.standard(), run, new Commands(run));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        run.close();
    }

    @BeforeEach
    void waitForTheTable() throws Exception {
        clock = new SetClock();
        database = server.create();
        watchdog = new Watchdog(server, database, new Pace(clock, Duration.ofHours(1), Duration.ofMillis(1500)));
        holder = database.connect();
        waiter = database.connect();
        execute(holder, "CREATE TABLE a (id int)");
        holder.setAutoCommit(false);
        execute(holder, "LOCK TABLE a");
        waiting = new FutureTask<>(() -> execute(waiter, "ALTER TABLE a ADD n int"));
        new Thread(waiting, "waiter").start();
        try (Connection third = database.connect()) {
            untilSomethingWaits(third);
        }
    }

    @AfterEach
    void end() throws SQLException {
        holder.close();
        waiter.close();
    }

    @Test
    void letsAWaitOfASecondBe() throws Exception {
        watchdog.look();
        clock.advance(1000);
        watchdog.look();
        holder.commit();
        waiting.get();
        clock.advance(1000);
        watchdog.look();
        assertThat(findings()).isEmpty();
        assertThat(watchdog.text()).contains("looked 3 times").contains("1.00 s  process");
    }

    @Test
    void endsAWaitForASessionThatDoesNothing() throws Exception {
        watchdog.look();
        clock.advance(1600);
        watchdog.look();
        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("canceling statement due to user request");
        assertThat(findings()).hasSize(1);
        Finding finding = findings().get(0);
        assertThat(finding.what()).startsWith("ALTER TABLE a ADD n int waits for ever");
        assertThat(finding.actual().orElseThrow())
                .isEqualTo("it waited for AccessExclusiveLock on a, for a session that is idle in transaction;"
                        + " the last statement of that one: LOCK TABLE a");
    }

    @Test
    void beginsAnewWhereTheOtherSessionDoesSomething() throws Exception {
        watchdog.look();
        clock.advance(1400);
        execute(holder, "SELECT 1");
        watchdog.look();
        clock.advance(1400);
        watchdog.look();
        assertThat(findings()).isEmpty();
        holder.commit();
        assertThat(waiting.get()).isFalse();
    }

    @Test
    void waitsForASessionThatIsAtWorkHoweverSlow() throws Exception {
        FutureTask<Boolean> slow = new FutureTask<>(() -> execute(holder, "SELECT pg_sleep(600)"));
        new Thread(slow, "slow").start();
        try (Connection third = database.connect()) {
            until(third, "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE '%(600)' AND state = 'active'");
        }
        watchdog.look();
        clock.advance(60_000);
        watchdog.look();
        assertThat(findings()).isEmpty();
        assertThat(waiting.isDone()).isFalse();
        server.terminate(database);
    }

    private List<Finding> findings() {
        return watchdog.findings(statement -> Place.nowhere());
    }

    private void untilSomethingWaits(Connection third) throws SQLException {
        until(third, "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted");
    }

    /** Asks again and again; the class's time limit ends it. */
    private static void until(Connection connection, String question) throws SQLException {
        boolean holds = false;
        while (!holds) {
            try (var ask = connection.createStatement();
                    ResultSet row = ask.executeQuery(question)) {
                row.next();
                holds = row.getBoolean(1);
            }
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.EPOCH;

        void advance(long millis) {
            now = now.plusMillis(millis);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
