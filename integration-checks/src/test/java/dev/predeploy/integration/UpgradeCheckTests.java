package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every migration here applies to an empty database; each test says what becomes of it with rows. */
@Timeout(300)
class UpgradeCheckTests {
    private static final String STACK = """
            stack: test
            integration:
              migrations: {main: {tool: flyway, locations: [m]}}
              upgrade: {main: {live: "1"}}
            """;
    private static final String USERS = "CREATE TABLE users (id serial PRIMARY KEY, email text, name text NOT NULL);\n";

    @TempDir
    private Path folder;

    @Test
    void passesWhatKeepsTheRowsAndTellsWhatItDid() throws Exception {
        migration("V1__a.sql", USERS + "CREATE VIEW v AS SELECT id FROM users;");
        migration("V2__b.sql", """
                ALTER TABLE users ADD COLUMN age int NOT NULL DEFAULT 0;
                UPDATE users SET email = 'none' WHERE email IS NULL;
                ALTER TABLE users ALTER COLUMN email SET NOT NULL;
                ALTER TABLE users RENAME TO people;
                """);
        migration("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM " + "${flyway:defaultSchema}.people;");
        TestedCheck check = run(STACK);
        assertThat(check.reason()).isEmpty();
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence().get("rows.txt")).contains("public.users: 4 rows");
        assertThat(check.evidence().get("upgrade.txt"))
                .contains("Live is version 1.", "Pending: V2__b.sql", "4 →        4  public.users");
    }

    @Test
    void namesTheColumnThatMayNotBeNull() throws Exception {
        TestedCheck check = upgrade("SELECT 1;\nALTER TABLE users\n  ADD COLUMN age int NOT NULL;\n");
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).hasValue("23502");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V2__b.sql", 2, 1));
        assertThat(check.finding().what()).isEqualTo("column \"age\" of relation \"users\" contains null values");
        assertThat(check.reason()).endsWith("it applies to an empty database, but not to one with rows in it");
        assertThat(check.finding().fix().orElseThrow()).startsWith("Give the column a DEFAULT;");
        assertThat(check.evidence().get("postgres.log")).contains("contains null values");
        assertThat(check.evidence().get("upgrade.txt")).contains("Failed after");
    }

    @Test
    void saysToFillAColumnThatIsThere() throws Exception {
        TestedCheck check = upgrade("ALTER TABLE users ALTER COLUMN email SET NOT NULL;");
        assertThat(check.finding().rule()).hasValue("23502");
        assertThat(check.finding().fix().orElseThrow()).startsWith("Rows may have NULL there: give them a value first");
    }

    @Test
    void meetsTheLabelThatAnEnumLoses() throws Exception {
        migration("V1__a.sql", "CREATE TYPE st AS ENUM ('a', 'b', 'c');\nCREATE TABLE t (s st NOT NULL, o st);");
        String shorter = """
                ALTER TYPE st RENAME TO st_old;
                CREATE TYPE st AS ENUM (%s);
                ALTER TABLE t ALTER s TYPE st USING s::text::st, ALTER o TYPE st USING o::text::st;
                """;
        migration("V2__b.sql", shorter.formatted("'a', 'b'"));
        assertThat(run(STACK).finding().rule()).hasValue("22P02");
        migration("V2__b.sql", shorter.formatted("'a', 'c'"));
        assertThat(run(STACK.replace("\"1\"", "\"1\", rows: 5")).finding().rule())
                .hasValue("22P02");
    }

    @Test
    void meetsEveryRefusalThatNeedsRows() throws Exception {
        assertThat(refused("ALTER TABLE users ALTER COLUMN email SET NOT NULL;"))
                .isEqualTo("23502 m/V2__b.sql:1:1");
        assertThat(refused("\nCREATE UNIQUE INDEX ON users (name);")).isEqualTo("23505 m/V2__b.sql:2:1");
        assertThat(refused("ALTER TABLE users ADD CHECK (name IN ('a', 'b'));")).isEqualTo("23514 m/V2__b.sql:1:1");
        assertThat(refused("ALTER TABLE users ALTER COLUMN name TYPE varchar(3);"))
                .isEqualTo("22001 m/V2__b.sql:1:1");
        assertThat(refused("ALTER TABLE users ALTER COLUMN name TYPE int USING name::int;"))
                .isEqualTo("22P02 m/V2__b.sql:1:1");
        assertThat(refused("""
                CREATE TABLE roles (id int PRIMARY KEY);
                ALTER TABLE users ADD COLUMN role int NOT NULL DEFAULT 1 REFERENCES roles;
                """)).isEqualTo("23503 m/V2__b.sql:2:1");
        assertThat(
                        refused(
                                "DO $$ BEGIN\n  IF EXISTS (SELECT FROM users) THEN\n    DROP TABLE missing;\n  END IF;\nEND $$;"))
                .startsWith("42P01 m/V2__b.sql:3");
    }

    @Test
    void meetsWhatOnlyRowsMakeDepend() throws Exception {
        migration("V1__a.sql", USERS);
        String make = "IF EXISTS (SELECT FROM users) THEN CREATE VIEW v AS SELECT name FROM users; END IF;";
        TestedCheck check =
                upgrade("DO $$ BEGIN " + make + " END $$;\nALTER TABLE users ALTER COLUMN name TYPE varchar(30);");
        assertThat(check.finding().rule()).hasValue("0A000");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V2__b.sql", 2, 1));
        assertThat(check.finding().fix().orElseThrow()).startsWith("Drop the view");
        assertThat(upgrade("DO $$ BEGIN " + make + " END $$;\nALTER TABLE users DROP COLUMN name;")
                        .finding()
                        .rule())
                .hasValue("2BP01");
    }

    @Test
    void meetsEventsThatWaitInTheSameTransaction() throws Exception {
        migration("V1__a.sql", USERS + "CREATE TABLE t (u int REFERENCES users DEFERRABLE INITIALLY DEFERRED);");
        migration("V2__b.sql", "UPDATE t SET u = (SELECT max(id) FROM users);\nALTER TABLE t ADD COLUMN n int;");
        TestedCheck check = run(STACK);
        assertThat(check.finding().rule()).hasValue("55006");
        assertThat(check.finding().place()).isEqualTo(Place.file("m/V2__b.sql", 2, 1));
    }

    @Test
    void isBlockedByMigrationsThatApplyToNothing() throws Exception {
        TestedCheck check = upgrade("ALTER TABLE nowhere ADD COLUMN a int;");
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(check.blockedBy()).hasValue("integration/migrations/main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Oslo"})
    void keepsTimesInTheServersZone(String zone) throws Exception {
        migration("V1__a.sql", "CREATE TABLE t (at timestamp NOT NULL);");
        migration("V2__b.sql", "ALTER TABLE t ALTER COLUMN at TYPE timestamptz;");
        TestedCheck check = run(STACK + "  database: {time-zone: " + zone + "}\n");
        assertThat(check.reason()).isEmpty();
    }

    @Test
    void namesTablesThatLoseRows() throws Exception {
        migration(
                "V1__a.sql", USERS + "CREATE TABLE old (id int);\nCREATE TABLE s (id int);\nCREATE TABLE r (id int);");
        migration("V2__b.sql", """
                DELETE FROM users WHERE email IS NULL;
                TRUNCATE s;
                ALTER TABLE r RENAME TO renamed;
                DELETE FROM renamed;
                DROP TABLE old;
                """);
        TestedCheck check = run(STACK);
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings())
                .extracting(
                        finding -> finding.what() + ": " + finding.expected().orElseThrow() + ", "
                                + finding.actual().orElseThrow())
                .containsExactly(
                        "Rows of the table public.r are gone after the pending migrations: 4 rows, 0 rows as public.renamed",
                        "Rows of the table public.s are gone after the pending migrations: 4 rows, 0 rows",
                        "Rows of the table public.users are gone after the pending migrations: 4 rows, 3 rows");
        assertThat(check.findings())
                .extracting(Finding::rule)
                .allSatisfy(rule -> assertThat(rule).hasValue("rows-lost"));
        assertThat(run(STACK.replace("\"1\"", "\"1\", deletes: [users, s, public.r]"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void warnsOfATableUnderDeletesThatIsNotThere() throws Exception {
        migration("V1__a.sql", USERS);
        migration("V2__b.sql", "SELECT 1;");
        TestedCheck check = run(STACK.replace("\"1\"", "\"1\", deletes: [users, usrs]"));
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().what()).isEqualTo("`deletes` names usrs, which is no table of what is live");
    }

    @Test
    void seesTheRowsOfATableThatIsReplaced() throws Exception {
        migration("V1__a.sql", "CREATE TABLE t (id int PRIMARY KEY, at date NOT NULL);");
        String parts = """
                ALTER TABLE t RENAME TO t_old;
                CREATE TABLE t (id int, at date NOT NULL) PARTITION BY RANGE (at);
                CREATE TABLE t_all PARTITION OF t DEFAULT;
                %s
                DROP TABLE t_old;
                """;
        migration("V2__b.sql", parts.formatted("INSERT INTO t SELECT * FROM t_old;"));
        assertThat(run(STACK).reason()).isEmpty();
        migration("V2__b.sql", parts.formatted(""));
        assertThat(run(STACK).finding().rule()).hasValue("rows-lost");
    }

    @Test
    void namesWhatDiffersFromAFreshSchema() throws Exception {
        TestedCheck check = upgrade("""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM users) THEN CREATE INDEX users_email ON users (email); END IF;
                END $$;
                """);
        assertThat(check.finding().rule()).hasValue("schema-differs");
        assertThat(check.finding().what())
                .isEqualTo("index public.users_email is not the same in an upgraded database as in a fresh one");
    }

    @Test
    void doesNotKnowEveryVersion() throws Exception {
        migration("V1__a.sql", USERS);
        TestedCheck check = run(STACK.replace("\"1\"", "\"7\""));
        assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(check.reason()).isEqualTo("there is no migration of the version 7");
    }

    @Test
    void isNotRunWhereThereIsNothingToTry() throws Exception {
        migration("V1__a.sql", USERS);
        assertThat(run(STACK).outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(run(STACK).reason()).isEqualTo("nothing is pending: what is live (version 1) is the newest state");
        assertThat(run(STACK.replace("{live: \"1\"}", "{}")).reason())
                .isEqualTo("no table of what is live could be given rows");
    }

    @Test
    void takesTheUsersOwnRowsFirst() throws Exception {
        migration("V1__a.sql", USERS + "CREATE TABLE t (n int);");
        migration(
                "V2__b.sql",
                "CREATE UNIQUE INDEX ON users (name);\nALTER TABLE users ALTER COLUMN email SET NOT NULL;");
        Files.writeString(folder.resolve("seed.sql"), """
                -- like production's
                BEGIN;
                INSERT INTO users (email, name) VALUES ('a;b', $$o'clock; tea$$);
                COPY users (email, name) FROM stdin;
                x\tX
                y\tY
                \\.
                COMMIT;
                """);
        TestedCheck check = run(STACK.replace("\"1\"", "\"1\", seed: seed.sql"));
        assertThat(check.reason()).isEmpty();
        assertThat(check.evidence().get("rows.txt"))
                .contains("public.users: had rows, and was left alone", "public.t: 4 rows");
    }

    @Test
    void failsWhereTheSeedIsWrong() throws Exception {
        migration("V1__a.sql", USERS);
        migration("V2__b.sql", "SELECT 1;");
        Files.writeString(
                folder.resolve("seed.sql"),
                "INSERT INTO users (name) VALUES ('a');\nINSERT INTO users (nam)\nVALUES ('b');\n");
        TestedCheck check = run(STACK.replace("\"1\"", "\"1\", seed: seed.sql"));
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().place()).isEqualTo(Place.file("seed.sql", 2, 20));
        assertThat(check.finding().rule()).hasValue("42703");
        Files.writeString(folder.resolve("seed.sql"), "SELECT 1;\n\\i more.sql\n");
        assertThat(run(STACK.replace("\"1\"", "\"1\", seed: seed.sql"))
                        .finding()
                        .place())
                .isEqualTo(Place.file("seed.sql", 2));
        assertThat(run(STACK.replace("\"1\"", "\"1\", seed: {run: 'exit 3'}")).reason())
                .isEqualTo("The seed command `exit 3` failed");
    }

    @Test
    void warnsOfATableThatCannotBeFilled() throws Exception {
        migration("V1__a.sql", USERS + "CREATE TABLE odd (n int NOT NULL CHECK (n > 5 AND n < 5));");
        migration("V2__b.sql", "ALTER TABLE users ADD COLUMN age int;");
        TestedCheck check = run(STACK);
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.finding().what()).isEqualTo("The table public.odd could not be given rows");
        assertThat(check.finding().actual().orElseThrow()).contains("violates check constraint", "23514");
        assertThat(check.finding().fix().orElseThrow()).contains("seed script");
    }

    private String refused(String second) throws IOException {
        Finding finding = upgrade(second).finding();
        return finding.rule().orElse("") + " " + finding.place().text();
    }

    private TestedCheck upgrade(String second) throws IOException {
        migration("V1__a.sql", USERS);
        migration("V2__b.sql", second);
        return run(STACK);
    }

    private TestedCheck run(String stack) throws IOException {
        return CheckTester.of(UpgradeCheck.class).run(folder, stack).check("integration/upgrade/main");
    }

    private void migration(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(name), text);
    }
}
