package dev.predeploy.integration.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of tables that are filled, and of those that are not. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FillingTests {
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = TestServer.start(temporary, "16");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void writesTheSameRowsEachTime() throws Exception {
        String schema = """
                CREATE TABLE a (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), t text, at timestamptz NOT NULL DEFAULT now(), j jsonb);
                CREATE TABLE b (id serial PRIMARY KEY, a uuid NOT NULL REFERENCES a, n numeric(10,2) CHECK (n > 0), kind text NOT NULL CHECK (kind ~ '^[a-z]{3}$'));
                """;
        Database one = server.database(schema);
        Database other = server.database(schema);
        Rows.fill(one, 3);
        Rows.fill(other, 3);
        for (String table : new String[] {"a", "b"}) {
            String rows = "SELECT string_agg(" + table + "::text, E'\\n' ORDER BY " + table + "::text) FROM " + table;
            assertThat(server.value(one, rows))
                    .isEqualTo(server.value(other, rows))
                    .isNotBlank();
        }
    }

    @Test
    void repeatsValuesWhereNothingForbidsThem() throws Exception {
        Database database = server.database("CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL, n int);");
        Rows.fill(database, 3);
        assertThat(server.value(
                        database, "SELECT count(DISTINCT id) || ' ' || count(DISTINCT name) || ' ' || count(n) FROM t"))
                .isEqualTo("3 2 2");
    }

    @Test
    void repeatsEachColumnOfALongerKeyByItself() throws Exception {
        Database database = server.database("""
                CREATE TABLE a (id int PRIMARY KEY);
                CREATE TABLE b (a int REFERENCES a, kind boolean, PRIMARY KEY (a, kind));
                CREATE TABLE c (x int, y text, z date, PRIMARY KEY (x, y, z));
                CREATE TABLE d (tenant int NOT NULL, code text, note text UNIQUE, UNIQUE (tenant, code));
                CREATE TABLE e (id serial, tenant int, PRIMARY KEY (tenant, id));
                """);
        assertThat(Rows.fill(database, 3).warnings()).isEmpty();
        assertThat(server.value(database, "SELECT count(DISTINCT a) || ' ' || count(DISTINCT kind) FROM b"))
                .isEqualTo("2 2");
        assertThat(server.value(
                        database,
                        "SELECT count(DISTINCT x) || ' ' || count(DISTINCT y) || ' ' || count(DISTINCT z) FROM c"))
                .isEqualTo("2 2 1");
        assertThat(
                        server.value(
                                database,
                                "SELECT count(DISTINCT tenant) || ' ' || count(code) || ' ' || count(DISTINCT code) || ' ' || count(note) FROM d"))
                .isEqualTo("2 2 1 2");
        assertThat(server.value(database, "SELECT count(DISTINCT id) || ' ' || count(DISTINCT tenant) FROM e"))
                .isEqualTo("3 1");
    }

    @Test
    void hasWhatPeopleComeToForbid() throws Exception {
        Database database = server.database("""
                CREATE DOMAIN word AS text CHECK (length(VALUE) < 9);
                CREATE DOMAIN age AS int CHECK (VALUE >= 0);
                CREATE TABLE t (id serial PRIMARY KEY, n numeric(10,2), tiny numeric(2,2) NOT NULL, m bigint NOT NULL CHECK (m < 10 OR m > 20),
                  p int CHECK (p >= 0), text varchar(9), kind text NOT NULL CHECK (kind <> ''), word word, age age, list int[],
                  low int, high int, CHECK (low < high), o oid NOT NULL, code text UNIQUE);
                CREATE TABLE u (t int NOT NULL REFERENCES t);
                """);
        Filling filling = Rows.fillDoubtfully(database, 4);
        assertThat(filling.text()).contains("public.t: 4 rows", "public.u: 4 rows");
        assertThat(
                        server.value(
                                database,
                                "SELECT concat_ws(' ', n, tiny, m, p, text = '', word = '', age, list, code = '') FROM t WHERE id = 4"))
                .isEqualTo("-1.00 -0.50 -1 0 t t 0 {} t");
        assertThat(server.value(
                        database, "SELECT (low < 0)::text || count(n) || count(list) FROM t WHERE id = 4 GROUP BY low"))
                .isEqualTo("true11");
        assertThat(server.value(
                        database,
                        "SELECT concat_ws(' ', count(n), count(text), min(p), max(n) > 1000, max(text) > 's') FROM t"))
                .isEqualTo("3 3 0 t t");
    }

    @Test
    void leavesOutWhatPeopleComeToForbidUnlessAsked() throws Exception {
        Database database = server.database("CREATE TABLE t (n int NOT NULL, text text NOT NULL);");
        Rows.fill(database, 5);
        assertThat(server.value(
                        database, "SELECT count(*) || ' ' || count(*) FILTER (WHERE n < 0 OR text = '') FROM t"))
                .isEqualTo("5 0");
    }

    @Test
    void fillsTextsAndNumbersToTheBrim() throws Exception {
        Database database =
                server.database("CREATE TABLE t (a varchar(30) NOT NULL, b numeric(8,2) NOT NULL, c bigint NOT NULL);");
        Rows.fill(database, 1);
        assertThat(server.value(database, "SELECT length(a) || ' ' || b || ' ' || (c > 2147483647) FROM t"))
                .isEqualTo("30 100000.01 true");
    }

    @Test
    void readsADefaultOfAnyLength() throws Exception {
        Database database =
                server.database("CREATE TABLE t (a text NOT NULL DEFAULT '%s');".formatted("x".repeat(50_000)));
        Rows.fill(database, 1);
        assertThat(server.value(database, "SELECT count(*) FROM t")).isEqualTo("1");
    }

    @Test
    void leavesSequencesBehindItsRows() throws Exception {
        Database database = server.database(
                "CREATE TABLE t (id serial PRIMARY KEY); CREATE TABLE u (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int NOT NULL);");
        Rows.fill(database, 3);
        server.execute(database, "INSERT INTO t DEFAULT VALUES; INSERT INTO u (n) VALUES (1);");
        assertThat(server.value(database, "SELECT max(t.id) || ' ' || max(u.id) FROM t, u"))
                .isEqualTo("4 4");
    }

    @Test
    void pointsAtParentsOrAtNothing() throws Exception {
        Database database = server.database("CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t);");
        Rows.fill(database, 3);
        assertThat(server.value(
                        database,
                        "SELECT count(*) || ' ' || count(parent) || ' ' || count(*) FILTER (WHERE parent = id) FROM t"))
                .isEqualTo("3 2 0");
    }

    @Test
    void givesAsManyRowsAsAreAskedFor() throws Exception {
        Database database = server.database(
                "CREATE TABLE t (id int PRIMARY KEY, e text UNIQUE, n int CHECK (n < 10)); CREATE TABLE u (t int NOT NULL REFERENCES t UNIQUE);");
        assertThat(Rows.fill(database, 25).text()).contains("public.t: 25 rows", "public.u: 25 rows");
    }

    @Test
    void leavesTablesWithRowsAlone() throws Exception {
        Database database =
                server.database("CREATE TABLE t (n int); INSERT INTO t VALUES (7); CREATE TABLE u (n int);");
        assertThat(Rows.fill(database, 3).text())
                .contains("public.t: had rows, and was left alone", "public.u: 3 rows");
        assertThat(server.value(database, "SELECT string_agg(n::text, ',') FROM t"))
                .isEqualTo("7");
    }

    @Test
    void saysWhenTriggersWereOff() throws Exception {
        Database database = server.database("""
                CREATE TABLE t (n int NOT NULL);
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never'; END $$;
                CREATE TRIGGER f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                """);
        assertThat(Rows.fill(database, 3).text())
                .contains("public.t: 3 rows; written past triggers and foreign keys, because never (SQLSTATE P0001)");
    }

    @Test
    void warnsOfWhatCannotBeFilledAndWhy() throws Exception {
        Database database = server.database("""
                CREATE TABLE no (n int NOT NULL CHECK (n > 5 AND n < 5));
                CREATE TABLE child (id int PRIMARY KEY, no int NOT NULL);
                ALTER TABLE no ADD PRIMARY KEY (n);
                ALTER TABLE child ADD CONSTRAINT child_no FOREIGN KEY (no) REFERENCES no;
                CREATE TABLE whole (d date) PARTITION BY RANGE (d);
                CREATE TABLE good (n int);
                """);
        Filling filling = Rows.fill(database, 3);
        Map<String, String> why = filling.warnings().stream()
                .collect(Collectors.toMap(
                        Finding::what, finding -> finding.actual().orElse("")));
        assertThat(why).hasSize(3);
        assertThat(why.get("The table public.no could not be given rows"))
                .contains("violates check constraint \"no_n_check\"");
        assertThat(why.get("The table public.child could not be given rows"))
                .isEqualTo("child_no points at public.no, which has no row for it");
        assertThat(why.get("The table public.whole could not be given rows"))
                .isEqualTo("it is partitioned, and has no partition");
        assertThat(filling.warnings()).allSatisfy(each -> {
            assertThat(each.severity()).isEqualTo(Severity.WARNING);
            assertThat(each.fix().orElseThrow()).contains("seed script");
        });
        assertThat(filling.isVain()).isFalse();
    }

    @Test
    void fillsAShopOfManyTables() throws Exception {
        StringBuilder schema = new StringBuilder("CREATE TYPE state AS ENUM ('new', 'paid', 'sent');\n");
        for (int number = 0; number < 60; number++) {
            schema.append("""
                    CREATE TABLE t%1$d (id bigserial PRIMARY KEY, code varchar(12) NOT NULL UNIQUE CHECK (code ~ '^[A-Z]{3}[0-9]{4}$'),
                      state state NOT NULL DEFAULT 'new', price numeric(12,2) NOT NULL CHECK (price >= 0), note text, tags text[] NOT NULL DEFAULT '{}',
                      made timestamptz NOT NULL DEFAULT now(), gone timestamptz CHECK (gone > made), data jsonb NOT NULL DEFAULT '{}', %2$s);
                    """.formatted(
                            number, number == 0 ? "x int" : "parent bigint NOT NULL REFERENCES t" + (number / 2)));
        }
        Database database = server.database(schema.toString());
        Filling filling = Rows.fill(database, 3);
        assertThat(filling.warnings()).isEmpty();
        assertThat(filling.tables())
                .hasSize(60)
                .allSatisfy(table -> assertThat(table.rows()).isEqualTo(3));
    }
}
