package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live database that has some of the migrations, all or none, as far as its own record tells. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftHistoryTests {
    private static final String FIRST = """
            CREATE TABLE users (id serial PRIMARY KEY, name varchar(40) NOT NULL);
            CREATE TABLE orders (id int PRIMARY KEY, total numeric(10, 2), note text);
            CREATE INDEX orders_note ON orders (note);
            """;

    private LiveServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    void start(@TempDir Path parent) throws IOException {
        server = new LiveServer(parent, PostgresVersion.standard());
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void migrations() throws IOException {
        migration("V1__shop.sql", FIRST);
    }

    @Test
    void comparesWithTheMigrationsThatLiveHas() throws Exception {
        migration("R__sum.sql", "CREATE OR REPLACE VIEW sums AS SELECT sum(total) AS total FROM orders;");
        Database live = server.deployed(folder, "CREATE INDEX slow ON orders (total)");
        migration("V2__mail.sql", "ALTER TABLE users ADD mail text;\nALTER TABLE users ALTER name TYPE text;");
        TestedCheck check = check(live.url(), ", pending: allowed");
        assertThat(check.findings())
                .extracting(Finding::what)
                .singleElement()
                .asString()
                .startsWith("index public.slow is in");
        assertThat(check.evidence().get("drift.txt"))
                .contains("pending     V2__mail.sql is not applied to the database\n");
        TestedCheck refused = check(live.url(), ", pending: refused, allow: [index public.slow]");
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.finding().rule()).contains("pending-migration");
        assertThat(refused.finding().place()).isEqualTo(Place.file("m/V2__mail.sql"));
    }

    @Test
    void tellsARepeatableMigrationThatIsPendingFromDrift() throws Exception {
        migration("R__sum.sql", "CREATE OR REPLACE VIEW sums AS SELECT sum(total) AS total FROM orders;");
        Database live = server.deployed(folder);
        migration(
                "R__sum.sql", "CREATE OR REPLACE VIEW sums AS SELECT sum(total) AS total FROM orders WHERE total > 1;");
        migration("V2__mail.sql", "ALTER TABLE users ADD mail text;");
        TestedCheck check = check(live.url(), "");
        assertThat(check.findings()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence().get("drift.txt"))
                .contains("note        view public.sums differs, and m/R__sum.sql, which is pending, names it");
    }

    @Test
    void namesTheMigrationsThatTheTreeDoesNotKnow() throws Exception {
        migration("V2__other_branch.sql", "CREATE TABLE other (id int);");
        Database live = server.deployed(folder);
        Files.delete(folder.resolve("m/V2__other_branch.sql"));
        TestedCheck check = check(live.url(), "");
        assertThat(check.findings())
                .extracting(finding -> finding.rule().orElse(""))
                .containsExactly("unknown-migration", "made-by-hand");
    }

    @Test
    void tellsWhatAPendingMigrationWillMeet() throws Exception {
        Database live = server.deployed(folder, "CREATE TABLE extra (id int)", "DROP INDEX orders_note");
        migration("V2__extra.sql", "CREATE TABLE extra (id int);\nDROP INDEX orders_note;");
        assertThat(check(live.url(), "").findings())
                .extracting(finding -> finding.rule().orElse(""), Finding::place)
                .containsExactly(
                        tuple("missing-in-live", Place.file("m/V2__extra.sql", 2)),
                        tuple("made-by-hand", Place.file("m/V2__extra.sql", 1)));
    }

    @Test
    void tellsWhatStandsInTheWayOfAPendingMigrationAndWhatDoesNot() throws Exception {
        Database live = server.deployed(
                folder, "ALTER TABLE users ADD price text", "ALTER TABLE orders DROP CONSTRAINT orders_pkey");
        migration("V2__price.sql", "ALTER TABLE users ADD price numeric;\nDROP TABLE orders;");
        List<Finding> findings = check(live.url(), "").findings();
        assertThat(findings)
                .extracting(Finding::what)
                .anyMatch(what -> what.equals("column public.users.price is in the live database,"
                        + " but not as a pending migration makes it"))
                .noneMatch(what -> what.contains("no migration makes it"));
        assertThat(findings)
                .filteredOn(finding -> finding.what().startsWith("column public.users.price"))
                .extracting(Finding::place)
                .containsExactly(Place.file("m/V2__price.sql", 1));
        assertThat(findings)
                .filteredOn(finding -> finding.what().startsWith("constraint public.orders.orders_pkey"))
                .extracting(finding -> finding.fix().orElse(""))
                .singleElement()
                .asString()
                .startsWith("make it there again if that migration drops it by its name");
    }

    @Test
    void takesNoCommentInAPendingMigrationForAStatement() throws Exception {
        migration("R__ids.sql", "CREATE OR REPLACE VIEW ids AS SELECT id FROM orders;");
        Database live = server.deployed(folder, "ALTER TABLE orders ALTER note SET NOT NULL");
        migration("R__ids.sql", "-- orders, but never its note\nCREATE OR REPLACE VIEW ids AS SELECT id FROM orders;");
        assertThat(check(live.url(), "").finding().what()).startsWith("column public.orders.note is not as");
    }

    @Test
    void tellsWhatMendsAnInvalidIndexOfAPartitionedTable() throws Exception {
        migration("V2__parts.sql", """
                CREATE TABLE parts (k int) PARTITION BY RANGE (k);
                CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (9);
                CREATE INDEX parts_k ON parts (k);
                """);
        Database live = server.deployed(
                folder,
                "DROP INDEX parts_k",
                "CREATE INDEX parts_k ON ONLY parts (k)",
                "CREATE INDEX more ON ONLY parts (k)");
        assertThat(check(live.url(), "").findings())
                .extracting(finding -> finding.fix().orElse(""))
                .containsExactly(
                        "it is invalid, and nothing reads it: drop it there by `DROP INDEX public.more`",
                        "attach an index of each partition: `ALTER INDEX public.parts_k ATTACH PARTITION …`");
    }

    @Test
    void tellsOfAnEmptyDatabaseOnce() throws Exception {
        TestedCheck check = check(server.empty().url(), "");
        assertThat(check.finding().rule()).contains("no-migration-table");
    }

    @Test
    void findsTheHistoryWhateverTheRoleLooksThrough() throws Exception {
        Database live = server.deployed(folder, "ALTER DATABASE \"%s\" SET search_path = nothing");
        assertThat(check(live.url(), "").reason()).isEmpty();
    }

    @Test
    void findsTheHistoryInTheDefaultSchema() throws Exception {
        migration("V1__shop.sql", "CREATE TABLE public.users (id int);");
        Database live =
                server.deployed(folder, "CREATE SCHEMA hist", "ALTER TABLE flyway_schema_history SET SCHEMA hist");
        Files.writeString(folder.resolve("url0"), live.url());
        String stack = DriftStack.text(1, "    main: {live: \"${secret:U0}\"}\n")
                .replace("locations: [m]", "locations: [m], settings: {defaultSchema: hist}");
        TestedCheck check = CheckTester.of(DriftCheck.class).run(folder, stack).only();
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void isBrokenWhereNobodyKnowsWhatIsPendingAndThatIsRefused() throws Exception {
        Database live = server.deployed(folder);
        String role = "CREATE ROLE nosy LOGIN PASSWORD 'nosy'";
        LiveServer.execute(live, "DROP ROLE IF EXISTS nosy", role);
        TestedCheck check = check(live.url().replaceFirst("//[^@]*@", "//nosy:nosy@"), ", pending: refused");
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).contains("whether migrations are pending is not known: permission denied");
    }

    @Test
    void tellsWhatTheSnapshotLacksAlsoWhereTheLiveDatabaseCannotBeRead() throws Exception {
        TestedCheck check = check("postgresql://u@127.0.0.1:1/d", ", snapshot: none.json");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .extracting(finding -> finding.rule().orElse(""))
                .containsExactly("snapshot-missing", "connection-refused");
    }

    private TestedCheck check(String url, String keys) throws IOException {
        return new DriftStack(folder).check(url, keys);
    }

    private void migration(String name, String text) throws IOException {
        new DriftStack(folder).migration(name, text);
    }
}
