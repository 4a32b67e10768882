package dev.predeploy.integration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTests {

    @Test
    void endAtSemicolons() {
        assertThat(texts("SELECT 1;\nSELECT 2 ; ;; SELECT 3")).containsExactly("SELECT 1", "\nSELECT 2 ", " SELECT 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';', 'it''s;', E'\\';', \"a;b\", $$;$$, $x$ $$; $x$",
                "SELECT 1 -- ; no\n",
                "SELECT 1 /* ; */ + 2",
                "DO $body$ BEGIN PERFORM 1; END $body$",
                "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b)",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                "SELECT a$1,b$1 FROM t"
            })
    void keepWhatIsNoEnd(String statement) {
        assertThat(texts(statement + ";\nSELECT 1;")).containsExactly(statement, "\nSELECT 1");
    }

    @Test
    void knowTheLineOfTheirFirstWord() {
        List<Piece> pieces = Pieces.of("-- a\n\nSELECT 1;\n/* b\n */ SELECT 2;\n");
        assertThat(pieces).extracting(Piece::line).containsExactly(3, 5);
    }

    @Test
    void takeTheLinesOfACopy() {
        List<Piece> pieces =
                Pieces.of("COPY t (a) FROM stdin;\n1;\n'\n\\.\n\nSELECT 1;\nCOPY t FROM STDIN WITH (FORMAT csv);\n");
        assertThat(pieces)
                .extracting(Piece::copied)
                .containsExactly(Optional.of("1;\n'\n"), Optional.empty(), Optional.of(""));
        assertThat(pieces).extracting(Piece::line).containsExactly(1, 6, 7);
    }

    @Test
    void tellCommandsOfPsql() {
        List<Piece> pieces = Pieces.of("\\restrict abc\nSELECT 1;\n  \\i more.sql\n");
        assertThat(pieces).extracting(Piece::isOfPsql).containsExactly(true, false, true);
        assertThat(pieces).extracting(Piece::text).contains("\\i more.sql");
    }

    private static List<String> texts(String script) {
        return Pieces.of(script).stream().map(Piece::text).toList();
    }

    @Test
    void takesTextsOfAnyLength() {
        String script = "-- a\n".repeat(100_000) + "/**/".repeat(100_000) + "SELECT '" + "x;".repeat(1_000_000)
                + "', E'" + "\\'".repeat(100_000) + "', \"" + "y".repeat(100_000) + "\";";

        assertThat(Pieces.of(script)).hasSize(1);
    }
}
