package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.trace.Trace;
import java.nio.file.Path;
import java.sql.Statement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before PostgreSQL 15, what a transaction reads of its counts may be left over from earlier ones. */
@Timeout(120)
class LeftOverCountsTests {
    @ParameterizedTest
    @ValueSource(strings = {"14", "16"})
    void areNoWorkOfALaterTransaction(String version, @TempDir Path temporary) throws Exception {
        try (ObservedServer server = new ObservedServer(temporary, version)) {
            Trace trace = server.observe(server.prepared("CREATE TABLE t (id int)"), connection -> {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT count(*) FROM t");
                    connection.commit();
                    statement.execute("CREATE TABLE other (id int)");
                    statement.execute("ALTER TABLE t ADD x int");
                    connection.commit();
                }
            });
            assertThat(trace.statements().stream().map(ObservedServer::words).filter(words -> !words.isEmpty()))
                    .containsExactly("t AccessShare, t scanned 1", "t AccessExclusive");
        }
    }
}
