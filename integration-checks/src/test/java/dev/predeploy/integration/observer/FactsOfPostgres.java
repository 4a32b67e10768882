package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What statements are seen to do to tables that are there, on one version of PostgreSQL. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FactsOfPostgres {
    private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY, n int, s varchar(10))";
    private static final String ROWS = "INSERT INTO t SELECT i, i, i FROM generate_series(1, 10) i";

    private final String version;
    private ObservedServer server;

    FactsOfPostgres(String version) {
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

    private String alone(String statement) throws Exception {
        return alone(List.of(TABLE), statement);
    }

    @Test
    void tableWithoutRowsIsScannedAllTheSame() throws Exception {
        assertThat(alone("ALTER TABLE t ALTER n SET NOT NULL")).isEqualTo("t AccessExclusive, t scanned 1");
    }

    @Test
    void provenNotNullScansNothing() throws Exception {
        assertThat(alone(
                        List.of(TABLE, "ALTER TABLE t ADD CONSTRAINT c CHECK (n IS NOT NULL)"),
                        "ALTER TABLE t ALTER n SET NOT NULL"))
                .isEqualTo("t AccessExclusive");
    }

    @Test
    void otherTypeWritesTableAndIndexAnew() throws Exception {
        assertThat(alone("ALTER TABLE t ALTER id TYPE bigint"))
                .isEqualTo(
                        "t Share, t AccessExclusive, t_pkey AccessExclusive, t rewritten scanned 2 +0 ~0 -0 of 0, t_pkey dropped");
    }

    @Test
    void widerTextOnlyReplacesNothing() throws Exception {
        assertThat(alone("ALTER TABLE t ALTER s TYPE varchar(20)")).isEqualTo("t AccessExclusive");
    }

    @Test
    void columnWithAConstantIsNoRewriting() throws Exception {
        assertThat(alone("ALTER TABLE t ADD c int NOT NULL DEFAULT 1")).isEqualTo("t AccessExclusive");
    }

    @Test
    void columnWithAVolatileDefaultIsOne() throws Exception {
        assertThat(alone("ALTER TABLE t ADD c timestamptz DEFAULT clock_timestamp()"))
                .contains("t rewritten");
    }

    @Test
    void indexBlocksWritesAndScans() throws Exception {
        assertThat(alone("CREATE INDEX i ON t (n)")).isEqualTo("t Share, t scanned 1");
    }

    @Test
    void foreignKeyLocksBothTables() throws Exception {
        String key = alone(
                List.of(TABLE, "CREATE TABLE u (id int)"), "ALTER TABLE u ADD FOREIGN KEY (id) REFERENCES t (id)");
        assertThat(key)
                .contains("t ShareRowExclusive")
                .contains("u ShareRowExclusive")
                .contains("u scanned 1");
    }

    @Test
    void foreignKeyNotValidScansNothing() throws Exception {
        String key = alone(
                List.of(TABLE, "CREATE TABLE u (id int)"),
                "ALTER TABLE u ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES t (id) NOT VALID");
        assertThat(key)
                .contains("t ShareRowExclusive")
                .contains("u ShareRowExclusive")
                .doesNotContain("scanned");
    }

    @Test
    void droppingAForeignKeyLocksBothTables() throws Exception {
        assertThat(alone(
                        List.of(TABLE, "CREATE TABLE u (id int CONSTRAINT f REFERENCES t)"),
                        "ALTER TABLE u DROP CONSTRAINT f"))
                .contains("t AccessExclusive")
                .contains("u AccessExclusive");
    }

    @Test
    void validatingLetsWritesThrough() throws Exception {
        assertThat(alone(
                        List.of(TABLE, "ALTER TABLE t ADD CONSTRAINT c CHECK (n > 0) NOT VALID"),
                        "ALTER TABLE t VALIDATE CONSTRAINT c"))
                .isEqualTo("t ShareUpdateExclusive, t scanned 1");
    }

    @Test
    void domainLocksTablesThatItNeverNames() throws Exception {
        assertThat(alone(
                        List.of("CREATE DOMAIN d AS int", "CREATE TABLE t (d d)"),
                        "ALTER DOMAIN d ADD CHECK (VALUE > 0)"))
                .isEqualTo("t Share, t scanned 1");
    }

    @Test
    void newPartitionLocksItsParent() throws Exception {
        assertThat(alone(
                        List.of("CREATE TABLE t (id int) PARTITION BY RANGE (id)"),
                        "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (9)"))
                .isEqualTo("t AccessExclusive");
    }

    @Test
    void emptyingIsANewFile() throws Exception {
        assertThat(alone(List.of(TABLE, ROWS), "TRUNCATE t"))
                .contains("t AccessExclusive")
                .contains("t rewritten")
                .contains("t_pkey rewritten");
    }

    @Test
    void droppedTableIsGoneWithItsIndex() throws Exception {
        assertThat(alone("DROP TABLE t"))
                .isEqualTo("t AccessExclusive, t_pkey AccessExclusive, t dropped, t_pkey dropped");
    }

    @Test
    void changedRowsAreCountedAgainstThoseThatWereThere() throws Exception {
        assertThat(alone(List.of(TABLE, ROWS), "UPDATE t SET n = 0"))
                .contains("t RowExclusive")
                .endsWith("t scanned 1 +0 ~10 -0 of 10");
        assertThat(alone(List.of(TABLE, ROWS), "DELETE FROM t WHERE n > 7")).endsWith("t scanned 1 +0 ~0 -3 of 10");
        assertThat(alone(List.of(TABLE, ROWS), "INSERT INTO t VALUES (11, 1, 'a')"))
                .endsWith("t +1 ~0 -0");
    }

    @Test
    void blockThatHidesItsStatements() throws Exception {
        assertThat(alone("DO $$ BEGIN EXECUTE 'ALTER ' || 'TABLE t ALTER n TYPE bigint'; END $$"))
                .contains("t AccessExclusive")
                .contains("t rewritten");
    }

    @Test
    void clusteringIsARewriting() throws Exception {
        assertThat(alone("CLUSTER t USING t_pkey"))
                .contains("t AccessExclusive")
                .contains("t rewritten");
    }

    @Test
    void reindexingLocksTheIndexAndBlocksWrites() throws Exception {
        assertThat(alone("REINDEX TABLE t"))
                .isEqualTo("t Share, t_pkey AccessExclusive, t scanned 1, t_pkey rewritten");
    }

    @Test
    void triggerAndRuleAndRowSecurity() throws Exception {
        String function = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";
        assertThat(alone(
                        List.of(TABLE, function),
                        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()"))
                .isEqualTo("t ShareRowExclusive");
        assertThat(alone("ALTER TABLE t ENABLE ROW LEVEL SECURITY")).isEqualTo("t AccessExclusive");
    }
}
