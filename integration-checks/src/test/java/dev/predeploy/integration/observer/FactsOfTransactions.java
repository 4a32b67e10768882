package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.catalog.Invalid;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import dev.predeploy.integration.trace.Trace;
import dev.predeploy.integration.trace.Transaction.Bounds;
import dev.predeploy.kit.database.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How transactions are seen to be bounded, and what they hold, on one version of PostgreSQL. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FactsOfTransactions {
    private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY, n int, s varchar(10))";
    private static final String ROWS = "INSERT INTO t SELECT i, i, i FROM generate_series(1, 10) i";

    private final String version;
    private ObservedServer server;

    FactsOfTransactions(String version) {
        this.version = version;
    }

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = new ObservedServer(temporary, version);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    private String alone(List<String> before, String statement) throws Exception {
        return ObservedServer.last(server.alone(server.prepared(before.toArray(String[]::new)), statement));
    }

    private Observed nth(Trace trace, int fromTheEnd) {
        return trace.statements().get(trace.statements().size() - 1 - fromTheEnd);
    }

    @Test
    void indexBuiltBesideTheUsers() throws Exception {
        Trace trace = server.alone(server.prepared(TABLE), "CREATE INDEX CONCURRENTLY i ON t (n)");
        assertThat(nth(trace, 0).transaction().bounds()).isEqualTo(Bounds.NONE);
        assertThat(nth(trace, 0).error()).isEmpty();
        assertThat(ObservedServer.last(trace))
                .contains("t ShareUpdateExclusive")
                .doesNotContain("t Share,");
    }

    @Test
    void writingAllAnewOutsideOfATransaction() throws Exception {
        assertThat(alone(List.of(TABLE, ROWS), "VACUUM FULL t"))
                .contains("t AccessExclusive")
                .contains("t rewritten");
    }

    @Test
    void indexThatCouldNotBeBuiltIsLeftInvalid() throws Exception {
        Database database = server.prepared(TABLE, ROWS, "UPDATE t SET n = 1");
        Trace trace = server.observe(database, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("ALTER TABLE t ADD CONSTRAINT c CHECK (n > 0) NOT VALID");
                statement.execute("CREATE UNIQUE INDEX CONCURRENTLY i ON t (n)");
            } catch (SQLException refused) {
                assertThat(refused.getSQLState()).isEqualTo("23505");
            }
        });
        assertThat(nth(trace, 0).error()).hasValue("23505");
        assertThat(trace.invalid())
                .containsExactly(new Invalid(false, "c", "c", "t"), new Invalid(true, "i", "i", "t"));
    }

    @Test
    void locksAreHeldToTheEndOfTheTransaction() throws Exception {
        Trace trace = server.together(
                server.prepared(TABLE, ROWS), "ALTER TABLE t ADD c int", "UPDATE t SET c = n", "SELECT 1");
        assertThat(nth(trace, 2).taken()).extracting(ObservedServer::words).containsExactly("t AccessExclusive");
        assertThat(nth(trace, 1).held()).extracting(ObservedServer::words).containsExactly("t AccessExclusive");
        assertThat(ObservedServer.words(nth(trace, 1))).endsWith("+0 ~10 -0 of 10");
        assertThat(nth(trace, 0).held()).extracting(ObservedServer::words).contains("t AccessExclusive");
        assertThat(trace.statements().subList(1, 4))
                .extracting(each -> each.transaction().bounds())
                .containsOnly(Bounds.TOOL);
    }

    @Test
    void tablesOfTheTransactionItselfAreNobodysBusiness() throws Exception {
        Trace trace = server.together(server.prepared(), TABLE, "CREATE INDEX i ON t (n)", ROWS);
        assertThat(trace.statements()).extracting(ObservedServer::words).containsOnly("");
    }

    @Test
    void tablesOfAnEarlierTransactionAreNotLive() throws Exception {
        Trace trace = server.alone(
                server.prepared(TABLE),
                "CREATE TABLE u (id int)",
                "ALTER TABLE u ADD n int",
                "ALTER TABLE t ADD m int");
        assertThat(nth(trace, 1).taken())
                .extracting(lock -> lock.relation())
                .containsExactly(new Relation("public.u", Relation.Kind.TABLE, Optional.empty(), Optional.empty()));
        assertThat(nth(trace, 0).taken().get(0).relation().live()).isTrue();
    }

    @Test
    void whatIsTakenBackIsTakenAnew() throws Exception {
        Trace trace = server.together(
                server.prepared(TABLE),
                "SAVEPOINT a",
                "ALTER TABLE t ALTER n TYPE bigint",
                "ROLLBACK TO a",
                "ALTER TABLE t ALTER n TYPE bigint");
        assertThat(ObservedServer.words(nth(trace, 0))).isEqualTo(ObservedServer.words(nth(trace, 1)));
        assertThat(nth(trace, 0).held()).isEmpty();
    }

    @Test
    void timeLimitsInForce() throws Exception {
        Trace trace = server.together(
                server.prepared(TABLE),
                "SET LOCAL lock_timeout = '1500ms'",
                "SET statement_timeout = '1h'",
                "ALTER TABLE t ADD m int");
        assertThat(nth(trace, 0).timeouts())
                .isEqualTo(new Observed.Timeouts(Duration.ofMillis(1500), Duration.ofHours(1)));
    }

    @Test
    void numbersTransactions() throws Exception {
        Trace trace = server.alone(server.prepared(TABLE), "SELECT 1", "SELECT 2");
        assertThat(nth(trace, 0).transaction().number())
                .isGreaterThan(nth(trace, 1).transaction().number());
        assertThat(nth(trace, 0).transaction().bounds()).isEqualTo(Bounds.STATEMENT);
    }

    @Test
    void procedureThatCommitsByItself() throws Exception {
        assertThat(alone(
                        List.of(TABLE, ROWS),
                        "DO $$ BEGIN FOR i IN 1..10 LOOP UPDATE t SET n = 0 WHERE id = i; COMMIT; END LOOP; END $$"))
                .contains("+0 ~10 -0");
    }

    @Test
    void statementsThatAreSentTogether() throws Exception {
        Trace trace = server.alone(
                server.prepared(TABLE), "ALTER TABLE t ADD a int; -- ; \nALTER TABLE t ALTER n TYPE bigint");
        assertThat(nth(trace, 1).statement().text()).isEqualTo("ALTER TABLE t ADD a int");
        assertThat(ObservedServer.words(nth(trace, 1))).isEqualTo("t AccessExclusive");
        assertThat(ObservedServer.words(nth(trace, 0))).contains("t rewritten");
    }

    @Test
    void clientThatHasTheServerForgetWhatItPrepared() throws Exception {
        String[] statements = {
            "ALTER TABLE t ADD a int",
            "DISCARD ALL",
            "ALTER TABLE t ADD b int",
            "DEALLOCATE ALL",
            "ALTER TABLE t ADD c int"
        };
        Trace trace = server.alone(server.prepared(TABLE), statements);
        assertThat(ObservedServer.words(nth(trace, 0))).isEqualTo("t AccessExclusive");
        assertThat(trace.statements().stream().map(ObservedServer::words).filter("t AccessExclusive"::equals))
                .hasSize(3);
        Trace inOneText = server.alone(server.prepared(TABLE), String.join(";", statements[3], statements[0]));
        assertThat(ObservedServer.last(inOneText)).isEqualTo("t AccessExclusive");
    }

    @Test
    void rowsOfATableThatOnlyTheStatementLookedFor() throws Exception {
        assertThat(alone(
                        List.of("CREATE SCHEMA app", "CREATE TABLE app.t AS SELECT generate_series(1, 4) AS n"),
                        "DO $$ BEGIN SET LOCAL search_path = app; UPDATE t SET n = 0 WHERE n = 1; END $$"))
                .endsWith("app.t scanned 1 +0 ~1 -0 of 4");
    }

    @Test
    void rowsThatMayNotBeCounted() throws Exception {
        Trace trace = server.together(
                server.prepared(
                        TABLE,
                        ROWS,
                        "CREATE TABLE secret (id int)",
                        "INSERT INTO secret VALUES (1)",
                        "CREATE ROLE writer",
                        "GRANT SELECT, UPDATE ON t TO writer",
                        "GRANT UPDATE ON secret TO writer"),
                "SET ROLE writer",
                "WITH s AS (UPDATE secret SET id = 2) UPDATE t SET n = 0",
                "UPDATE t SET n = 1");
        assertThat(ObservedServer.words(nth(trace, 1)))
                .contains("t scanned 1 +0 ~10 -0 of 10")
                .endsWith("secret scanned 1 +0 ~1 -0, t scanned 1 +0 ~10 -0 of 10");
        assertThat(ObservedServer.words(nth(trace, 0))).endsWith("t scanned 1 +0 ~10 -0 of 10");
    }
}
