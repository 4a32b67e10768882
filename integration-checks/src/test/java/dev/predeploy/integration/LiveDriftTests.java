package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.drift.Side;
import dev.predeploy.integration.drift.ThreeWay;
import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.kit.testing.TestedChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live database, compared with what the migrations make. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveDriftTests {
    private static final String FIRST = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TABLE users (id serial PRIMARY KEY, name varchar(40) NOT NULL UNIQUE, feels mood DEFAULT 'ok');
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                owner int NOT NULL REFERENCES users,
                total numeric(10, 2) DEFAULT 0 CHECK (total >= 0),
                note text
            );
            CREATE INDEX orders_note ON orders (note);
            CREATE VIEW totals AS SELECT owner, sum(total) AS total FROM orders GROUP BY owner;
            CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql AS $$
              SELECT x * 2
            $$;
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE SEQUENCE tickets;
            ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON orders USING (note = current_user);
            GRANT SELECT ON users TO reader;
            CREATE TABLE parts (k int CHECK (k > 0)) PARTITION BY RANGE (k);
            CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (9);
            CREATE INDEX parts_k ON parts (k);
            CREATE TRIGGER touched BEFORE UPDATE ON parts FOR EACH ROW EXECUTE FUNCTION touch();
            REVOKE EXECUTE ON FUNCTION touch() FROM PUBLIC;
            """;

    /** What somebody does, the rule that tells it, and the object that it names. */
    private static final String BY_HAND = """
            CREATE INDEX slow ON orders (total)                         | made-by-hand    | index public.slow
            CREATE TABLE backup AS SELECT * FROM users                  | made-by-hand    | table public.backup (with 3 objects that are part of it)
            ALTER TABLE users ADD mail text                             | made-by-hand    | column public.users.mail
            CREATE SCHEMA audit CREATE TABLE log (a int, b int)         | made-by-hand    | schema audit (with 3 objects that are part of it)
            CREATE TABLE keyed (id serial PRIMARY KEY)                  | made-by-hand    | table public.keyed (with 3 objects that are part of it)
            CREATE SEQUENCE numbers                                     | made-by-hand    | sequence public.numbers
            CREATE EXTENSION pg_trgm                                    | made-by-hand    | extension pg_trgm (with 1 object that is part of it)
            GRANT DELETE, UPDATE ON orders TO reader                    | made-by-hand    | grant public.orders to reader
            REVOKE EXECUTE ON FUNCTION twice FROM PUBLIC                | made-by-hand    | grant public.twice(integer) to PUBLIC
            GRANT EXECUTE ON FUNCTION touch TO PUBLIC                   | differs-in-live | grant public.touch() to PUBLIC
            ALTER TABLE users SET (fillfactor = 70)                     | made-by-hand    | options public.users
            COMMENT ON COLUMN users.name IS 'by hand'                   | made-by-hand    | comment public.users.name
            CREATE RULE no AS ON DELETE TO users DO INSTEAD NOTHING     | made-by-hand    | rule public.users.no
            CREATE DOMAIN mail AS text CHECK (VALUE ~ '@')              | made-by-hand    | domain public.mail (with 1 object that is part of it)
            CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'             | made-by-hand    | procedure public.p()
            DROP INDEX orders_note                                      | missing-in-live | index public.orders_note
            ALTER TABLE orders DROP CONSTRAINT orders_total_check       | missing-in-live | constraint public.orders.orders_total_check
            ALTER TABLE orders DROP CONSTRAINT orders_owner_fkey        | missing-in-live | constraint public.orders.orders_owner_fkey
            ALTER TABLE orders DISABLE ROW LEVEL SECURITY               | missing-in-live | row security public.orders
            DROP VIEW totals                                            | missing-in-live | view public.totals
            DROP TRIGGER touched ON orders                              | missing-in-live | trigger public.orders.touched
            REVOKE SELECT ON users FROM reader                          | missing-in-live | grant public.users to reader
            ALTER TABLE orders ALTER total SET DEFAULT 1                | differs-in-live | column public.orders.total
            ALTER TABLE users ALTER name TYPE varchar(80)               | differs-in-live | column public.users.name
            ALTER TABLE users ALTER name DROP NOT NULL                  | differs-in-live | column public.users.name
            ALTER TYPE mood ADD VALUE 'fine' BEFORE 'ok'                | differs-in-live | enum public.mood
            ALTER SEQUENCE tickets INCREMENT 10                         | differs-in-live | sequence public.tickets
            ALTER POLICY own ON orders TO reader                        | differs-in-live | policy public.orders.own
            ALTER TABLE orders DISABLE TRIGGER touched                  | differs-in-live | trigger public.orders.touched
            ALTER TABLE users REPLICA IDENTITY FULL                     | differs-in-live | table public.users
            ALTER INDEX orders_note RENAME TO other                     | differs-in-live | index public.orders_note
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_note'::regclass | differs-in-live | index public.orders_note
            COMMENT ON INDEX orders_note IS 'by hand'                   | made-by-hand    | index comment public.orders_note
            COMMENT ON CONSTRAINT orders_pkey ON orders IS 'by hand'    | made-by-hand    | constraint comment public.orders.orders_pkey
            COMMENT ON TRIGGER touched ON orders IS 'by hand'           | made-by-hand    | trigger comment public.orders.touched
            COMMENT ON POLICY own ON orders IS 'by hand'                | made-by-hand    | policy comment public.orders.own
            COMMENT ON SCHEMA public IS 'by hand'                       | made-by-hand    | schema comment public
            ALTER VIEW totals ALTER total SET DEFAULT 1                 | made-by-hand    | column public.totals.total
            ALTER TABLE orders ALTER note SET STORAGE EXTERNAL          | differs-in-live | column public.orders.note
            ALTER TABLE orders ALTER note SET STATISTICS 500            | differs-in-live | column public.orders.note
            ALTER TABLE orders ALTER note SET (n_distinct = 5)          | differs-in-live | column public.orders.note
            CLUSTER orders USING orders_note                            | differs-in-live | table public.orders
            ALTER TABLE parts_1 DISABLE TRIGGER touched                 | made-by-hand    | trigger public.parts_1.touched
            ALTER TABLE parts DETACH PARTITION parts_1                  | differs-in-live | table public.parts_1 (with 2 objects that are part of it)
            ALTER INDEX users_name_key RENAME TO users_mail_key         | differs-in-live | constraint public.users.users_name_key
            CREATE OR REPLACE VIEW totals AS SELECT owner, max(total) AS total FROM orders GROUP BY owner | differs-in-live | view public.totals
            CREATE OR REPLACE FUNCTION twice(x int) RETURNS int LANGUAGE sql AS 'SELECT x + x' | differs-in-live | function public.twice(integer)
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
    void passesWhereNothingWasDoneByHandAndChangesNothing() throws Exception {
        Database live = server.deployed(folder, "ALTER DATABASE \"%s\" SET default_transaction_read_only = on");
        Catalog before = read(live);
        TestedCheck check = check(live.url(), "");
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.steps()).containsExactly("migrations applied", "live database read", "compared");
        assertThat(check.evidence().get("drift.txt"))
                .contains("migrations  PostgreSQL 16.15, ", "its newest migration is 1\n", "\nNothing differs.\n")
                .doesNotContain(LiveServer.PASSWORD);
        assertThat(read(live).differences(before)).isEmpty();
    }

    @Test
    void namesWhatWasDoneByHand() throws Exception {
        List<String[]> rows =
                BY_HAND.lines().map(line -> line.split("\\s+\\|\\s+", -1)).toList();
        StringBuilder entries = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            Files.writeString(
                    folder.resolve("url" + row),
                    server.deployed(folder, rows.get(row)[0]).url());
            entries.append("    d%d: {live: \"${secret:U%d}\"}\n".formatted(row, row));
        }
        TestedChecks checks =
                CheckTester.of(DriftCheck.class).run(folder, DriftStack.text(rows.size(), entries.toString()));
        for (int row = 0; row < rows.size(); row++) {
            String rule = rows.get(row)[1];
            String object = rows.get(row)[2];
            TestedCheck check = checks.check("integration/drift/d" + row);
            assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
            assertThat(check.finding().rule()).as(object).contains(rule);
            assertThat(check.finding().what()).startsWith(object + " is ");
            assertThat(check.finding().fix()).isPresent();
            assertThat(check.evidence().get("drift.txt")).contains(rule + "  " + object + "\n  migrations:\n");
        }
    }

    @Test
    void namesTheFileThatMakesWhatIsMissing() throws Exception {
        Database live = server.deployed(folder, "DROP INDEX orders_note", "ALTER TABLE orders DROP note CASCADE");
        TestedCheck check = check(live.url(), "");
        assertThat(check.findings())
                .filteredOn(finding -> finding.what().startsWith("index public.orders_note "))
                .extracting(Finding::place)
                .containsExactly(Place.file("m/V1__shop.sql", 9));
        assertThat(check.findings())
                .filteredOn(finding -> finding.what().startsWith("column public.orders.note "))
                .extracting(Finding::place)
                .containsExactly(Place.file("m/V1__shop.sql", 7));
    }

    @Test
    void allowsWhatTheStackFileNamesAndWarnsOfWhatNothingNeeds() throws Exception {
        Database live = server.deployed(
                folder, "CREATE TABLE tmp_1 (a int)", "CREATE INDEX tmp_2 ON orders (total)", "CREATE SCHEMA audit");
        TestedCheck check = check(
                live.url(),
                ", allow: [\"table public.tmp_?\", \"index public.tmp_*\", \"schema *\", view public.none]");
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence().get("drift.txt"))
                .contains(
                        "note        table public.tmp_1 (with 1 object that is part of it) differs, which `allow` allows");
        assertThat(check.findings())
                .extracting(Finding::what)
                .containsExactly("nothing differs that `view public.none` of `allow` would fit");
    }

    @Test
    void takesNoSecondPrintOfADefinitionForDrift() throws Exception {
        migration("V2__state.sql", """
                CREATE TABLE tasks (id int, state varchar(9) CHECK (state IN ('new', 'done')), tags text[]
                    DEFAULT ARRAY['a', 'b']::varchar[]);
                CREATE INDEX open_tasks ON tasks (id) WHERE state IN ('new', 'late');
                CREATE VIEW open AS SELECT id FROM tasks WHERE state IN ('new', 'late');
                CREATE MATERIALIZED VIEW closed AS SELECT id FROM tasks WHERE state NOT IN ('new', 'late');
                """);
        Database live = server.deployed(folder, """
                DO $$
                DECLARE
                    open text := pg_get_viewdef('open'::regclass);
                    closed text := pg_get_viewdef('closed'::regclass);
                    of_index text := pg_get_indexdef('open_tasks'::regclass);
                    of_check text := pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'tasks_state_check';
                BEGIN
                    DROP VIEW open;
                    DROP MATERIALIZED VIEW closed;
                    DROP INDEX open_tasks;
                    ALTER TABLE tasks DROP CONSTRAINT tasks_state_check;
                    EXECUTE 'CREATE VIEW open AS ' || open;
                    EXECUTE 'CREATE MATERIALIZED VIEW closed AS ' || closed;
                    EXECUTE of_index;
                    EXECUTE 'ALTER TABLE tasks ADD CONSTRAINT tasks_state_check ' || of_check;
                END $$""");
        assertThat(check(live.url(), "").reason()).isEmpty();
    }

    @Test
    void namesTheOverloadThatDiffersAndNoPlaceForWhatNoMigrationMakes() throws Exception {
        migration("V2__more.sql", """
                CREATE FUNCTION twice(x int, y varchar(3) DEFAULT 'a') RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION twice(x text) RETURNS int LANGUAGE sql AS 'SELECT 2';
                CREATE FUNCTION twice(x bool) RETURNS int LANGUAGE sql AS 'SELECT 3';
                """);
        Database live = server.deployed(folder, "DROP FUNCTION twice(text)", "CREATE SCHEMA \"to app\"");
        assertThat(check(live.url(), "").findings())
                .extracting(Finding::place)
                .containsExactly(Place.file("m/V2__more.sql", 2), Place.file("predeploy.yml", 7, 5));
    }

    @Test
    void comparesOwnersOnRequestAndTakesAnOwnersRightForAGrant() throws Exception {
        migration("V2__app.sql", "GRANT ALL ON orders TO app;");
        Database live = server.deployed(folder, "ALTER TABLE orders OWNER TO app");
        assertThat(check(live.url(), "").reason()).isEmpty();
        TestedCheck check = check(live.url(), ", owners: true");
        assertThat(check.finding().what()).startsWith("owner public.orders is not as the migrations make it");
    }

    @Test
    void tellsAnOwnerThatIsAnotherInSnapshotAndLiveAlikeOnce() throws Exception {
        Database live = server.deployed(folder, "ALTER TABLE orders OWNER TO app");
        try (Connection connection = live.connect()) {
            Side side = Side.read(connection);
            Catalog committed = side.schema().without(ThreeWay.leftOutOfSnapshot(true));
            Files.writeString(folder.resolve("schema.json"), SchemaSnapshot.text(committed, side.major()));
        }
        TestedCheck check = check(live.url(), ", snapshot: schema.json, owners: true");
        assertThat(check.finding().what())
                .isEqualTo("owner public.orders is not in the snapshot as the migrations make it;"
                        + " the live database agrees with the snapshot");
        assertThat(check.finding().expected())
                .hasValueSatisfying(wanted -> assertThat(wanted).endsWith(", who applies the migrations"));
    }

    @Test
    void takesNoNameThatPostgresGaveForDrift() throws Exception {
        Database live = server.deployed(
                folder,
                "ALTER TABLE orders RENAME CONSTRAINT orders_owner_fkey TO orders_owner_fkey1",
                "ALTER TABLE orders RENAME CONSTRAINT orders_total_check TO mine");
        TestedCheck check = check(live.url(), "");
        assertThat(check.finding().what()).startsWith("constraint public.orders.orders_total_check is not as");
        assertThat(check.finding().actual().orElseThrow()).endsWith(", but called mine");
        assertThat(check.evidence().get("drift.txt"))
                .contains("are the same but for the name that PostgreSQL gave them");
    }

    private TestedCheck check(String url, String keys) throws IOException {
        return new DriftStack(folder).check(url, keys);
    }

    private static Catalog read(Database database) throws Exception {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection);
        }
    }

    private void migration(String name, String text) throws IOException {
        new DriftStack(folder).migration(name, text);
    }
}
