package dev.predeploy.integration.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentsTests {
    @Test
    void leavesWhatOnlyLooksLikeOne() {
        assertThat(Comments.OF_SQL.blanked("SELECT '-- a', E'it\\'s /*', \"--\" -- don't\n/* it's */ FROM b"))
                .isEqualTo("SELECT '-- a', E'it\\'s /*', \"--\"         \n           FROM b");
        assertThat(Comments.OF_SQL.blanked("DO $$ BEGIN -- a\n END $$ -- b"))
                .isEqualTo("DO $$ BEGIN     \n END $$     ");
        assertThat(Comments.AFTER_HASHES.blanked("a '$1' # b\n-- c")).isEqualTo("a '$1'    \n-- c");
    }

    @Test
    void readsTextsOfAnyLength() {
        String text = "SELECT '" + "x".repeat(1_000_000) + "';\n" + "-- a\n".repeat(100_000) + "/**/".repeat(100_000);
        assertThat(Comments.OF_SQL.blanked(text)).hasSameSizeAs(text);
    }
}
