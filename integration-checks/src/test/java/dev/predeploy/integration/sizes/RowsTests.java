package dev.predeploy.integration.sizes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTests {
    @ParameterizedTest
    @CsvSource({
        "40M rows, 40000000, 40M rows",
        "2k rows, 2000, 2k rows",
        "2.5M, 2500000, 2.5M rows",
        "500, 500, 500 rows",
        "1 row, 1, 1 row",
        "1.25G rows, 1250000000, 1.3G rows",
        "0, 0, 0 rows"
    })
    void readsNumbersAsPeopleWriteThem(String text, long count, String shown) {
        assertThat(Rows.parse(text).count()).hasValue(count);
        assertThat(Rows.parse(text).words()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-4", "4m", "4 M rowss", "4,000", "40M rows and more"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rows.parse(text));
    }

    @Test
    void takesWhatNobodySaidForMany() {
        assertThat(Rows.unknown().exceed(10_000)).isTrue();
        assertThat(Rows.of(10_000).exceed(10_000)).isFalse();
        assertThat(Rows.of(10_001).exceed(10_000)).isTrue();
    }
}
