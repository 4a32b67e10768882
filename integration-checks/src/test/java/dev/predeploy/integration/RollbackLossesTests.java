package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.testing.TestStack;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a way back loses that needs a beginning of its own; the usual is in {@code rollback-pairs.md}. */
@Timeout(300)
class RollbackLossesTests {
    private static final String STACK = """
            integration:
              database: {roles: [app, reader]}
              migrations: {main: {tool: flyway, locations: [m]}}
              rollback: {main: {}}
            """;

    @TempDir
    private Path folder;

    @Test
    void countsTheRowsOfATableWithoutThoseOfItsHeirs() throws Exception {
        TestedCheck check = rollback("""
                        CREATE TABLE event (id int);
                        CREATE TABLE old () INHERITS (event);
                        INSERT INTO old VALUES (1), (2);
                        """, "DELETE FROM old;", "SELECT 1;");
        assertThat(told(check)).containsExactly("data-lost: does not bring back rows of public.old");
    }

    @Test
    void saysWhereASequenceBeganThatWasSetBeforeItGaveANumber() throws Exception {
        TestedCheck check = rollback(
                "CREATE SEQUENCE n; ALTER SEQUENCE n RESTART WITH 5000;", "DROP SEQUENCE n;", "CREATE SEQUENCE n;");
        assertThat(told(check)).containsExactly("data-lost: does not bring back the position of public.n");
        assertThat(check.finding().expected()).hasValue("begins with 5000");
        assertThat(check.finding().actual())
                .hasValue("begins with 1, so that it gives numbers before the first that it was to give");
    }

    @Test
    void tellsAPrivilegeOfEverybodyTheWayItIs() throws Exception {
        TestedCheck check = rollback(
                """
                        CREATE FUNCTION wipe() RETURNS int LANGUAGE sql AS 'SELECT 1';
                        REVOKE EXECUTE ON FUNCTION wipe() FROM PUBLIC;
                        CREATE FUNCTION read() RETURNS int LANGUAGE sql AS 'SELECT 1';
                        """,
                "DROP FUNCTION wipe(); REVOKE EXECUTE ON FUNCTION read() FROM PUBLIC;",
                "CREATE FUNCTION wipe() RETURNS int LANGUAGE sql AS 'SELECT 1';");
        assertThat(check.findings())
                .extracting(finding -> finding.what() + ": "
                        + finding.expected().orElseThrow() + "; "
                        + finding.actual().orElseThrow() + "; " + finding.fix().orElseThrow())
                .containsExactly(
                        "the way back of V2__b.sql leaves revoked what was not before: grant public.read() to PUBLIC:"
                                + " what PostgreSQL grants by itself; nothing, since it is revoked; Grant it again on the"
                                + " way back, or accept it: `loses: ['grant public.read() to PUBLIC']`.",
                        "the way back of V2__b.sql leaves granted what was not before: grant public.wipe() to PUBLIC:"
                                + " nothing, since it was revoked; what PostgreSQL grants by itself; Revoke it again on the"
                                + " way back, or accept it: `loses: ['grant public.wipe() to PUBLIC']`.");
    }

    @Test
    void comparesWhatHasNoPlainName() throws Exception {
        TestedCheck check = rollback("""
                        CREATE TABLE t (id int);
                        CREATE TYPE mood AS ENUM ('sad', 'ok');
                        CREATE DOMAIN feeling AS mood DEFAULT 'ok'::mood;
                        CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
                        CREATE AGGREGATE total(int) (SFUNC = plus, STYPE = int, INITCOND = '0', PARALLEL = SAFE);
                        CREATE TYPE pair AS (a int, b text);
                        REVOKE USAGE ON TYPE pair FROM PUBLIC;
                        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader;
                        ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT SELECT ON TABLES TO reader;
                        """, """
                        ALTER DOMAIN feeling DROP DEFAULT;
                        DROP AGGREGATE total(int);
                        DROP TYPE pair;
                        ALTER DEFAULT PRIVILEGES FOR ROLE app REVOKE SELECT ON TABLES FROM reader;
                        """, """
                        CREATE AGGREGATE total(int) (SFUNC = plus, STYPE = int, INITCOND = '0');
                        CREATE TYPE pair AS (a int, b text);
                        SET LOCAL search_path = '';
                        ALTER DOMAIN public.feeling SET DEFAULT 'ok'::public.mood;
                        """);
        assertThat(told(check))
                .containsExactly(
                        "not-restored: brings back otherwise aggregate public.total(integer)",
                        "not-restored: brings back otherwise default privileges on tables to reader",
                        "not-restored: leaves granted what was not before: grant public.pair to PUBLIC");
    }

    private TestedCheck rollback(String beginning, String forward, String back) throws Exception {
        return new TestStack(folder)
                .with("m/V1__a.sql", beginning)
                .with("m/V2__b.sql", forward)
                .with("m/U2__b.sql", back)
                .run(RollbackCheck.class, STACK);
    }

    private static List<String> told(TestedCheck check) {
        return check.findings().stream()
                .map(finding -> finding.what()
                        .replace("the way back of V2__b.sql", finding.rule().orElse("") + ":"))
                .toList();
    }
}
