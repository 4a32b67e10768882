package dev.predeploy.integration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one statement ends and the next begins. */
class StatementsTests {
    private static List<String> in(String text) {
        return Statements.in(text).stream().map(piece -> piece.text().strip()).toList();
    }

    @Test
    void endAtSemicolons() {
        assertThat(in("SELECT 1; SELECT 2;\n")).containsExactly("SELECT 1", "SELECT 2");
        assertThat(Statements.in("a; b").get(1)).isEqualTo(new Statements.Piece(" b", 2));
    }

    @Test
    void nothingIsNoStatement() {
        assertThat(in(" ;; -- a;\n /* ; /* ; */ ; */ ")).isEmpty();
        assertThat(in("SELECT 1; -- the end")).containsExactly("SELECT 1");
    }

    @Test
    void quotesHoldTogether() {
        assertThat(in("SELECT 'a;''b', \"c;\"\"d\"; x")).hasSize(2);
        assertThat(in("SELECT E'a\\';b', e'\\\\'; x")).hasSize(2);
        assertThat(in("SELECT 'a\\'; x")).containsExactly("SELECT 'a\\'", "x");
        assertThat(in("SELECT 'never ends; x")).hasSize(1);
    }

    @Test
    void dollarsHoldTogether() {
        assertThat(in("DO $$ a; $b$ c; $$; x")).containsExactly("DO $$ a; $b$ c; $$", "x");
        assertThat(in("DO $b$ a; $$ c; $b$; x")).hasSize(2);
        assertThat(in("SELECT $1; SELECT a$1$; b")).hasSize(3);
    }

    @Test
    void commentsHoldTogether() {
        assertThat(in("SELECT 1 -- a; b\n, 2; /* c; /* d; */ e; */ x")).hasSize(2);
    }

    @Test
    void parenthesesHoldTogether() {
        assertThat(in("CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b); x"))
                .hasSize(2);
    }

    @Test
    void bodiesInTheStandardsWayHoldTogether() {
        assertThat(in("CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC"
                        + " SELECT CASE WHEN true THEN 1 END; SELECT 2; END; x"))
                .hasSize(2);
        assertThat(in("BEGIN; SELECT 1; END; x")).hasSize(4);
    }
}
