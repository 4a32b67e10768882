package dev.predeploy.integration.observer;

import dev.predeploy.integration.trace.Trace;
import dev.predeploy.kit.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What statements are seen to do. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObserverTests {
    private ObservedServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = new ObservedServer(temporary, "16");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void rewriting() throws Exception {
        Database database = server.prepared(
                "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL)",
                "INSERT INTO t SELECT i, i FROM generate_series(1, 10) i");
        Trace trace = server.together(
                database,
                "ALTER TABLE t ALTER n TYPE bigint",
                "UPDATE t SET n = 2 WHERE id < 4",
                "CREATE INDEX ON t (n)");
        trace.statements()
                .forEach(s -> System.out.println(
                        s.statement().text() + " => " + ObservedServer.words(s) + " held " + s.held()));
        trace = server.alone(
                database,
                "ALTER TABLE t ADD x int",
                "UPDATE t SET n = 2 WHERE id < 4",
                "SET lock_timeout = '3s'",
                "CREATE INDEX CONCURRENTLY i2 ON t (n)",
                "DROP INDEX CONCURRENTLY i2",
                "VACUUM FULL t");
        trace.statements()
                .forEach(s -> System.out.println(s.statement().text() + " => " + s.transaction()
                        + ObservedServer.words(s) + " held " + s.held() + s.timeouts() + s.took()));
    }
}
