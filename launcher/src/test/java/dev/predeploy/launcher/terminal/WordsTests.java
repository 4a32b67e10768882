package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0s",
        "49, 0.0s",
        "50, 0.1s",
        "812, 0.8s",
        "12345, 12.3s",
        "59949, 59.9s",
        "59950, 1m 00s",
        "125400, 2m 05s",
        "3725000, 1h 02m 05s",
    })
    void writesDurationsAlike(long millis, String text) {
        assertThat(DurationWords.of(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void noTextLeavesItsLine() {
        for (int point = 0; point < 0x3000; point++) {
            String clean = Words.clean("a" + Character.toString(point) + "b");

            assertThat(clean).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
        }
    }

    @Test
    void blanksInARowBecomeOne() {
        assertThat(Words.clean("  a \r\n\t b\u0000\n")).isEqualTo("a b");
    }

    @Test
    void wideLettersTakeTwoColumns() {
        assertThat(Words.width("漢字")).isEqualTo(4);
        assertThat(Words.width("e\u0301")).isEqualTo(1);
        assertThat(Words.clip("漢字漢字", 6, "…")).isEqualTo("漢字…");
    }

    @Test
    void aPathIsNeverBroken() {
        assertThat(Words.wrap("see a/very/long/path/to/somewhere now", 10))
                .containsExactly("see", "a/very/long/path/to/somewhere", "now");
    }
}
