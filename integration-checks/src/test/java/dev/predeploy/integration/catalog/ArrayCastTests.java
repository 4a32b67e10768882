package dev.predeploy.integration.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One form for what PostgreSQL prints in two. */
class ArrayCastTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (s = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])) | (s = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))
            (ARRAY['it''s, ]'::text, f(a, b)])::character varying(3)[] | ARRAY[('it''s, ]'::text)::character varying(3), (f(a, b))::character varying(3)]
            (ARRAY[1])::numeric(10,2)[] OR (ARRAY["a]b"])::public."Odd"[] | ARRAY[(1)::numeric(10,2)] OR ARRAY[("a]b")::public."Odd"]
            """)
    void castsEveryElementByItself(String printed, String form) {
        assertThat(ArrayCast.spread(printed)).isEqualTo(form);
        assertThat(ArrayCast.spread(form)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(ARRAY[1, 2])",
                "(ARRAY['a",
                "(ARRAY[1])::text = 'x[]'",
                "(ARRAY[ARRAY[1], ARRAY[2]])::text[]",
                "CREATE FUNCTION f()\nAS $function$SELECT (ARRAY[1])::text[]$function$"
            })
    void leavesWhatIsAnythingElse(String text) {
        assertThat(ArrayCast.spread(text)).isEqualTo(text);
    }
}
