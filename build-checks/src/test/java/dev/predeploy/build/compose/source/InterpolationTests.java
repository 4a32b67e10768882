package dev.predeploy.build.compose.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTests {
    private static final Variables VARIABLES = new Variables(Map.of("SET", "x", "EMPTY", ""), List.of());

    /** Each as Compose 2.26 warns of it or refuses it, but for what stands where a value is not used. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "no dollar                    | ''",
                "$SET ${SET} $EMPTY           | ''",
                "$NONE                        | NONE@0",
                "a${NONE}b$SET-$NO            | NONE@0 NO@2",
                "$$NONE $${NONE} $$$NONE      | NONE@6",
                "${NONE:-d} ${NONE-d}         | ''",
                "${EMPTY:-${NONE}}            | NONE@1",
                "${EMPTY-${NONE}}             | ''",
                "${SET:-${NONE}} $NO          | NO@2",
                "${NONE:-${A:-${B}}}          | B@2",
                "${NONE:?no none} ${NONE?}    | NONE@0:no none NONE@1",
                "${EMPTY:?is empty}           | EMPTY@0:is empty",
                "${EMPTY?is empty}            | ''",
                "${SET:+${NONE}}              | NONE@1",
                "${EMPTY:+${NONE}}            | ''",
                "${EMPTY+${NONE}}             | NONE@1",
                "${NONE+${NO}}                | ''",
                "${NONE                       | ''",
                "$ $1 ${} ${1}                | ''"
            })
    void knowsWhichVariablesHaveNoValue(String value, String missing) {
        List<String> found = Interpolation.of(value, VARIABLES).uses().stream()
                .filter(Interpolation.Use::isMissing)
                .map(use -> use.name() + "@" + use.dollar()
                        + use.message().map(message -> ":" + message).orElse(""))
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(missing.replace("''", ""));
    }

    @Test
    void tellsEveryVariableThatIsLookedUp() {
        assertThat(Interpolation.of("${A:-$B} ${SET:-$C}", VARIABLES).uses())
                .extracting(Interpolation.Use::name)
                .containsExactly("A", "B", "SET");
    }
}
