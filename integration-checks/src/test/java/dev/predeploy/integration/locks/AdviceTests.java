package dev.predeploy.integration.locks;

import static dev.predeploy.integration.locks.Seen.EVENTS;
import static dev.predeploy.integration.locks.Seen.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.trace.Lock;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Relation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REFRESH MATERIALIZED VIEW totals                          | Write REFRESH MATERIALIZED VIEW CONCURRENTLY
            VACUUM FULL orders                                        | Leave it to a tool that copies beside the table
            CLUSTER orders USING orders_pkey                          | Leave it to a tool that copies beside the table
            ALTER TABLE orders SET UNLOGGED                           | Make a new table as it should be
            ALTER TABLE orders SET TABLESPACE fast                    | Make a new table as it should be
            ALTER TABLE orders ADD a int GENERATED ALWAYS AS (1) STORED | Add a plain column that a trigger fills
            ALTER TABLE orders ADD a bigserial                        | Create a sequence
            ALTER TABLE orders ADD a int GENERATED ALWAYS AS IDENTITY | Create a sequence
            ALTER TABLE orders ADD COLUMN a uuid DEFAULT gen_random_uuid() | Add the column without this default
            ALTER TABLE orders ALTER at TYPE timestamptz              | If timestamp becomes timestamptz
            ALTER TABLE orders ALTER at TYPE timestamp with time zone | If timestamp becomes timestamptz
            ALTER TABLE orders ALTER at TYPE timestamp(0)             | Add a column of the new type
            ALTER TABLE orders ALTER at TYPE timestamp (3) with time zone | Add a column of the new type
            ALTER TABLE orders ALTER COLUMN logged TYPE bigint        | Add a column of the new type
            ALTER TABLE orders /* we VACUUM later */ ALTER a TYPE numeric | Add a column of the new type
            ALTER TABLE "set logged" ALTER COLUMN "refresh" TYPE text | Add a column of the new type
            ALTER TABLE orders ALTER a TYPE text USING concat('STORED', a) | Add a column of the new type
            ALTER TABLE ONLY orders ADD stored uuid DEFAULT gen_random_uuid() | Add the column without this default
            ALTER TABLE orders ADD COLUMN serial positive             | Add the column of a plain type and with no constraint
            ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast    | Make a new table as it should be
            ALTER TABLE orders ALTER a SET DATA TYPE bigint           | Add a column of the new type
            ALTER TABLE orders ADD COLUMN a positive                  | Add the column of a plain type and with no constraint
            ALTER TABLE orders ADD c int DEFAULT 1, ALTER b TYPE bigint | Add a column of the new type
            ALTER TABLE orders ADD c float DEFAULT 1 + random(), ADD d int | Add the column without this default
            SELECT change()                                           | Add a column of the new type
            """)
    void knowsHowToSpareARewrite(String statement, String fix) {
        assertThat(Advice.on(Seen.hazard(Hazard.Rule.REWRITE, statement, Seen.lock(ORDERS, LockMode.ACCESS_EXCLUSIVE))))
                .startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE INDEX i ON orders (a)                              | Write CREATE INDEX CONCURRENTLY, in a migration of its own
            create unique index i on orders (a)                       | Write CREATE INDEX CONCURRENTLY
            REINDEX TABLE orders                                      | Write REINDEX … CONCURRENTLY
            ALTER TABLE orders ALTER a SET NOT NULL                   | First prove it
            ALTER TABLE orders ADD PRIMARY KEY USING INDEX i          | First prove it
            ALTER TABLE orders ADD PRIMARY KEY (a)                    | CREATE UNIQUE INDEX CONCURRENTLY
            ALTER TABLE orders ADD COLUMN a int UNIQUE                | CREATE UNIQUE INDEX CONCURRENTLY
            ALTER TABLE orders ADD EXCLUDE USING gist (a WITH &&)     | No exclusion constraint can be added without this
            ALTER TABLE orders ADD CHECK (a > 0)                      | Add the constraint as NOT VALID, and run VALIDATE
            ALTER TABLE orders ADD FOREIGN KEY (a) REFERENCES b       | Add the constraint as NOT VALID, and run VALIDATE
            ALTER TABLE orders ATTACH PARTITION p DEFAULT             | First give the partition a CHECK
            ALTER DOMAIN kind ADD CHECK (VALUE > 0)                   | Add the constraint as NOT VALID: it holds for new rows
            ALTER TABLE orders ALTER a TYPE text COLLATE "C"          | Add a column of the new type
            ALTER TABLE orders ADD COLUMN n int NOT NULL              | Add the column without NOT NULL, and fill the old rows
            ALTER TABLE orders ADD COLUMN n int NOT NULL DEFAULT 0 CHECK (n >= 0) | Add the constraint as NOT VALID
            ALTER TABLE orders ADD CONSTRAINT c CHECK (a IS NOT NULL) | Add the constraint as NOT VALID
            ALTER TABLE orders ADD CHECK (type IS NULL)               | Add the constraint as NOT VALID
            ALTER TABLE orders ADD CHECK (kind <> 'type') -- EXCLUDE  | Add the constraint as NOT VALID
            ALTER TABLE orders ADD CONSTRAINT attach CHECK (reindex > 0) | Add the constraint as NOT VALID
            ALTER TABLE orders ADD "unique" int CHECK ("unique" > 0)  | Add the constraint as NOT VALID
            DO $$ BEGIN IF true THEN ALTER TABLE orders ADD CHECK (a > 0); END IF; END $$ | Add the constraint as NOT VALID
            DO $$ BEGIN EXECUTE format('ALTER TABLE %I ADD UNIQUE (a)', 'b'); END $$ | CREATE UNIQUE INDEX CONCURRENTLY
            CREATE TABLE p PARTITION OF events FOR VALUES IN (1)      | First give the default partition a CHECK
            DO 'BEGIN PERFORM count(*) FROM orders; ALTER TABLE orders ADD e int; END' | Put what locks and what works
            SELECT change()                                           | Put what locks and what works through the rows
            """)
    void knowsHowToSpareAScan(String statement, String fix) {
        assertThat(Advice.on(Seen.hazard(
                        Hazard.Rule.SCAN_UNDER_LOCK, statement, Seen.lock(ORDERS, LockMode.ACCESS_EXCLUSIVE))))
                .startsWith(fix);
    }

    @Test
    void goesByWhatWasSeenWhereTheTextHidesIt() {
        assertThat(Advice.on(
                        Seen.hazard(Hazard.Rule.SCAN_UNDER_LOCK, "SELECT change()", Seen.lock(ORDERS, LockMode.SHARE))))
                .startsWith("Write CREATE INDEX CONCURRENTLY");
        assertThat(Advice.on(Seen.hazard(
                        Hazard.Rule.SCAN_UNDER_LOCK,
                        "CREATE INDEX i ON events (a)",
                        Seen.lock(EVENTS, LockMode.SHARE))))
                .isEqualTo(
                        "Build the index of each partition CONCURRENTLY, in a migration of its own that runs outside a"
                                + " transaction; then CREATE INDEX … ON ONLY the parent, and ATTACH them to it.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE events ADD PRIMARY KEY (a)                    | CREATE UNIQUE INDEX CONCURRENTLY on each partition
            ALTER TABLE events ADD CONSTRAINT u UNIQUE (a)            | CREATE UNIQUE INDEX CONCURRENTLY on each partition
            CREATE UNIQUE INDEX i ON events (a)                       | Build the index of each partition CONCURRENTLY
            SELECT build()                                            | Build the index of each partition CONCURRENTLY
            REINDEX INDEX i                                           | Write REINDEX … CONCURRENTLY
            ALTER TABLE events ADD CHECK (index > 0)                  | Add the constraint as NOT VALID
            """)
    void knowsWhatPartitionedTablesHaveNot(String statement, String fix) {
        assertThat(Advice.on(Seen.hazard(Hazard.Rule.SCAN_UNDER_LOCK, statement, Seen.lock(EVENTS, LockMode.SHARE))))
                .startsWith(fix);
    }

    @Test
    void knowsFromWhichVersionOnAPartitionedTableTakesAForeignKeyAsNotValid() {
        String statement = "ALTER TABLE events ADD FOREIGN KEY (a) REFERENCES b";
        Lock lock = Seen.lock(EVENTS, LockMode.SHARE_ROW_EXCLUSIVE);
        assertThat(Advice.on(Seen.hazard(Hazard.Rule.SCAN_UNDER_LOCK, statement, lock)))
                .contains("from PostgreSQL 18 on; before that, add it to each partition");
    }

    @Test
    void doesNotAdviseWhatADefaultPartitionOrAPartitionedIndexRulesOut() {
        Relation other =
                new Relation("public.other", Relation.Kind.TABLE, Optional.empty(), Optional.of("public.other"));
        Lock parent = Seen.lock(EVENTS, LockMode.ACCESS_EXCLUSIVE);
        Lock partition = Seen.lock(ORDERS, LockMode.ACCESS_EXCLUSIVE);
        Lock rest = Seen.lock(other, LockMode.ACCESS_EXCLUSIVE);
        Hazard.Rule rule = Hazard.Rule.LOCK_WITHOUT_TIMEOUT;
        String detach = "ALTER TABLE events DETACH PARTITION orders";
        assertThat(Advice.on(Seen.hazard(rule, detach, parent, partition))).startsWith("Write DETACH PARTITION");
        assertThat(Advice.on(Seen.hazard(rule, detach, parent, partition, rest)))
                .startsWith("SET LOCAL");
        assertThat(Advice.on(Seen.hazard(rule, "CREATE TABLE p PARTITION OF events DEFAULT", parent, rest)))
                .startsWith("SET LOCAL");
        assertThat(Advice.on(Seen.hazard(rule, "DROP INDEX i", parent))).startsWith("SET LOCAL");
        assertThat(Advice.on(Seen.hazard(rule, "DROP INDEX i, j", partition))).startsWith("SET LOCAL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE orders ADD a int                              | SET LOCAL lock_timeout = '2s' before it
            DROP INDEX i                                              | Write DROP INDEX CONCURRENTLY
            ALTER TABLE events DETACH PARTITION p                     | Write DETACH PARTITION … CONCURRENTLY
            CREATE TABLE p PARTITION OF events DEFAULT                | Create a table LIKE the parent INCLUDING DEFAULTS
            """)
    void knowsHowNotToQueue(String statement, String fix) {
        String advice = Advice.on(
                Seen.hazard(Hazard.Rule.LOCK_WITHOUT_TIMEOUT, statement, Seen.lock(ORDERS, LockMode.ACCESS_EXCLUSIVE)));
        assertThat(advice).startsWith(fix).contains("SET LOCAL lock_timeout = '2s'");
    }

    @Test
    void leavesNobodyWithoutAMaterializedView() {
        Observed drop = Seen.statement("DROP MATERIALIZED VIEW totals", List.of(), List.of());
        assertThat(Advice.on(Seen.hazard(Hazard.Rule.HELD_LOCK, "CREATE MATERIALIZED VIEW totals AS SELECT 1")
                        .lockedBy(Optional.of(drop))))
                .startsWith("Make and index the new view under another name");
    }

    @Test
    void partsWhatLocksFromWhatTakesLong() {
        assertThat(Advice.on(Seen.hazard(Hazard.Rule.HELD_LOCK, "ALTER TABLE orders VALIDATE CONSTRAINT c")))
                .isEqualTo("Put VALIDATE CONSTRAINT into a transaction of its own: a migration of its own.");
        assertThat(Advice.on(Seen.hazard(Hazard.Rule.HELD_LOCK, "SELECT count(*) FROM orders")))
                .isEqualTo("Put what locks and what works through the rows into transactions of their own.");
        assertThat(Advice.on(Seen.hazard(Hazard.Rule.ROWS_UPDATED, "UPDATE orders SET a = 1")))
                .startsWith("Change some thousands of rows at a time");
    }
}
