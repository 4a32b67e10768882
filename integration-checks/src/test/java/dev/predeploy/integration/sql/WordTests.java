package dev.predeploy.integration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordTests {

    @Test
    void standsByItself() {
        assertThat("CREATE INDEX ON a (ID)").containsPattern(Word.of("id"));
        assertThat("s.\"größe\"").containsPattern(Word.of("Größe"));
        assertThat("width, id_2, $id, idé").doesNotContainPattern(Word.of("id"));
        assertThat("a.b").containsPattern(Word.of("a.b"));
        assertThat("axb").doesNotContainPattern(Word.of("a.b"));
    }
}
