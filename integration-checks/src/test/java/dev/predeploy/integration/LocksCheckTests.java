package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LocksCheckTests {
    @TempDir
    private Path folder;

    @BeforeEach
    void deploy() throws IOException {
        migration("V1__live.sql", """
                CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (id int PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers, total int);
                """);
    }

    @Test
    void namesStatementRelationModeAndTheSafeWay() throws Exception {
        migration(
                "V2__total.sql",
                "SELECT 1;\n\n-- every row has one\nALTER TABLE orders\n  ALTER total SET NOT NULL;\n");
        TestedCheck check = run("{sizes: {orders: 40M rows}}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        Finding finding = check.finding();
        assertThat(finding.rule()).hasValue("scan-under-lock");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.place()).isEqualTo(Place.file("m/V2__total.sql", 4));
        assertThat(finding.what()).isEqualTo("All of orders is read under a lock that blocks reads and writes");
        assertThat(finding.actual())
                .hasValue("`ALTER TABLE orders ALTER total SET NOT NULL` takes ACCESS EXCLUSIVE on orders and works"
                        + " through 40M rows of orders");
        assertThat(finding.fix().orElseThrow()).startsWith("First prove it: ADD CONSTRAINT … CHECK");
        assertThat(check.steps()).containsExactly("brought to what is live", "applied and observed");
        assertThat(check.evidence().get("locks.md"))
                .contains(
                        "## V2__total.sql",
                        "| 4 | `ALTER TABLE orders ALTER total SET NOT NULL` | orders | 40M rows |");
    }

    @Test
    void tellsOfTheParentThatIsShutWhileAPartitionIsBuiltOn() throws Exception {
        migration("V1__live.sql", """
                CREATE TABLE events (id bigint NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
                CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                """);
        migration("V2__key.sql", "SET LOCAL lock_timeout = '2s';\nALTER TABLE events ADD UNIQUE (id, day);\n");
        Finding finding = run("{}").finding();
        assertThat(finding.what())
                .isEqualTo("All of events_2025 is read under a lock of events that blocks reads and writes");
        assertThat(finding.fix().orElseThrow()).startsWith("CREATE UNIQUE INDEX CONCURRENTLY on each partition");
    }

    @Test
    void passesTheSameOnASmallTable() throws Exception {
        migration("V2__total.sql", "SET lock_timeout = '2s';\nALTER TABLE orders ALTER total SET NOT NULL;\n");
        TestedCheck check = run("{sizes: {public.orders: 9k rows}}");
        assertThat(check.findings()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(run("{sizes: {orders: 9k}, small: 500}").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void takesATableOfWhichNobodySaidTheSizeForLarge() throws Exception {
        migration("V2__total.sql", "CREATE INDEX orders_total ON orders (total);\n");
        TestedCheck check = run("{}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().actual().orElseThrow())
                .endsWith("an unknown number of rows of orders (name it under `sizes`)");
    }

    @Test
    void readsSizesFromACatalog() throws Exception {
        migration("V2__total.sql", "SET lock_timeout = '2s';\nCREATE INDEX orders_total ON orders (total);\n");
        Files.writeString(folder.resolve("predeploy.yml"), "stack: other\nintegration: {database: {}}\n");
        try (OpenStack production = new OpenStack(folder)) {
            var database = production.empty();
            OpenStack.ask(
                    database, "WITH made AS (SELECT 1) SELECT set_config('search_path', 'public', false) FROM made");
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE orders AS SELECT generate_series(1, 20000); ANALYZE orders");
            }
            TestedCheck large = run("{sizes: {database: \"%s\"}}".formatted(database.url()));
            assertThat(large.finding().actual().orElseThrow()).endsWith("20k rows of orders");
            assertThat(run("{sizes: {database: \"%s\", orders: 100}}".formatted(database.url()))
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void isBrokenWhereTheCatalogCannotBeRead() throws Exception {
        migration("V2__total.sql", "CREATE INDEX orders_total ON orders (total);\n");
        TestedCheck check = run("{sizes: {database: \"postgresql://nobody@127.0.0.1:1/none\"}}");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).startsWith("the sizes of tables could not be read: ");
    }

    @Test
    void warnsOfABriefLockOnceForEachMigration() throws Exception {
        migration("V2__columns.sql", "ALTER TABLE orders ADD COLUMN a int;\nALTER TABLE customers ADD COLUMN a int;\n");
        TestedCheck check = run("{}");
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().rule()).hasValue("lock-without-timeout");
        assertThat(check.finding().severity()).isEqualTo(Severity.WARNING);
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V2__columns.sql", 1));
    }

    @Test
    void tellsWhatIsAllowedWithoutFailing() throws Exception {
        migration("V2__total.sql", "CREATE INDEX orders_total ON orders (total);\n");
        TestedCheck check = run("{allow: [{file: V2__total.sql, because: at night}, V9__gone.sql]}");
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.findings())
                .extracting(finding ->
                        finding.rule().orElse("") + ": " + finding.fix().orElse(""))
                .containsExactly(
                        "scan-under-lock: at night",
                        "unused-allowance: Remove it from `allow` once it is deployed, or correct its name.");
    }

    @Test
    void leavesTheTablesAloneThatAreNewInTheSameMigrations() throws Exception {
        migration("V2__refunds.sql", "CREATE TABLE refunds (id int);\nINSERT INTO refunds VALUES (1);\n");
        migration(
                "V3__refunds.sql",
                "CREATE INDEX refunds_id ON refunds (id);\nALTER TABLE refunds ALTER id TYPE bigint;\n");
        assertThat(run("{live: \"1\"}").findings()).isEmpty();
    }

    @Test
    void tellsOfALockThatALaterStatementFindsHeld() throws Exception {
        migration(
                "V2__tax.sql",
                "SET LOCAL lock_timeout = '1s';\nALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = 0;\n");
        TestedCheck check = run("{}");
        assertThat(check.finding().rule()).hasValue("held-lock");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V2__tax.sql", 3));
        assertThat(check.finding().actual().orElseThrow())
                .contains("`ALTER TABLE orders ADD COLUMN tax int` at line 2");
    }

    @Test
    void saysWhatItSawBeforeAStatementIsRefused() throws Exception {
        migration("V2__tax.sql", """
                CREATE INDEX orders_total ON orders (total);
                DO $$ BEGIN
                  IF (SELECT reltuples FROM pg_class WHERE relname = 'customers') > 1000 THEN RAISE 'large'; END IF;
                END $$;
                """);
        TestedCheck check = run("{}");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .extracting(finding -> finding.rule().orElse(""))
                .containsExactly("scan-under-lock", "P0001");
    }

    @Test
    void looksPastWhatFailsOnlyOnMadeUpRows() throws Exception {
        migration("V2__short.sql", "ALTER TABLE orders ALTER total TYPE smallint;\n"); // 22003
        migration("V3__name.sql", """
                DO $$ BEGIN IF EXISTS (SELECT FROM customers) THEN RAISE 'not empty'; END IF; END $$;
                CREATE INDEX customers_name ON customers (name);
                """);
        TestedCheck check = run("{live: \"1\"}");
        assertThat(check.findings())
                .extracting(finding ->
                        finding.rule().orElse("") + " " + finding.place().text())
                .containsExactly("rewrite m/V2__short.sql:1", "scan-under-lock m/V3__name.sql:2");
    }

    @Test
    void isNotRunWhereTheMigrationsDoNotApplyAtAll() throws Exception {
        migration("V2__tax.sql", "SELECT nope;\n");
        TestedCheck check = run("{}");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.reason()).isEqualTo("needs integration/migrations/main, which did not pass");
    }

    @Test
    void namesTheStrongerLockThatAnEarlierStatementTook() throws Exception {
        migration("V2__wide.sql", """
                SET LOCAL lock_timeout = '1s';
                ALTER TABLE orders ADD COLUMN tax int;
                ALTER TABLE orders ALTER total TYPE bigint;
                """);
        Finding finding = run("{sizes: {orders: 40M rows}}").finding();
        assertThat(finding.what()).isEqualTo("All of orders is written anew under a lock that blocks reads and writes");
        assertThat(finding.actual())
                .hasValue("`ALTER TABLE orders ADD COLUMN tax int` at line 2 took ACCESS EXCLUSIVE on orders;"
                        + " `ALTER TABLE orders ALTER total TYPE bigint` then works through 40M rows of orders in the same"
                        + " transaction");
    }

    @Test
    void saysThatTheShareOfRowsIsUnknownWhichMadeUpRowsCannotTell() throws Exception {
        migration("V2__region.sql", "ALTER TABLE orders ADD COLUMN region text;\n");
        migration("V3__region.sql", "UPDATE orders SET region = 'eu' WHERE region IS NULL;\n");
        TestedCheck check = run("{sizes: {orders: 40M rows}}");
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        Finding finding = check.finding();
        assertThat(finding.rule()).hasValue("rows-updated");
        assertThat(finding.what()).isEqualTo("An unknown part of orders is updated in one statement");
        assertThat(finding.actual())
                .hasValue("`UPDATE orders SET region = 'eu' WHERE region IS NULL` reads all of 40M rows of orders");
    }

    @Test
    void takesTheSizeOfAPartitionedTableForThatOfItsPartitions() throws Exception {
        migration("V1__live.sql", """
                CREATE TABLE events (id int NOT NULL, n int) PARTITION BY HASH (id);
                CREATE TABLE events_0 PARTITION OF events FOR VALUES WITH (MODULUS 1, REMAINDER 0);
                """);
        migration("V2__check.sql", "SET LOCAL lock_timeout = '1s';\nALTER TABLE events ADD CHECK (n > 0);\n");
        assertThat(run("{sizes: {events: 100}}").findings()).isEmpty();
        assertThat(run("{sizes: {events: 100, events_0: 2M rows}}")
                        .finding()
                        .actual()
                        .orElseThrow())
                .endsWith("works through 2M rows of events_0");
    }

    @Test
    void warnsOfASizeOfATableThatIsNotThere() throws Exception {
        migration("V2__refunds.sql", "CREATE TABLE refunds (id int);\n");
        TestedCheck check = run("{sizes: {order: 40M rows, public.orders: 2k, refunds: 5}}");
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().rule()).hasValue("unused-size");
        assertThat(check.finding().what()).isEqualTo("`sizes` names order, which is no table");
    }

    @Test
    void isNotRunWhereNothingIsPending() throws Exception {
        TestedCheck check = run("{live: \"1\"}");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.reason()).isEqualTo("no migration is pending");
    }

    @Test
    void refusesSizesThatAreNoNumbersOfRows() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run("{sizes: {orders: many}}"))
                .withMessageContaining("`many` is no number of rows");
    }

    private TestedCheck run(String entry) throws IOException {
        return CheckTester.of(LocksCheck.class)
                .run(folder, """
                        stack: test
                        integration:
                          migrations: {main: {tool: flyway, locations: [m]}}
                          locks: {main: %s}
                        """.formatted(entry))
                .check("integration/locks/main");
    }

    private void migration(String name, String text) throws IOException {
        Path file = folder.resolve("m").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
