package dev.predeploy.launcher.report.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextTests {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain words,plain words",
                "  at both ends  ,at both ends",
                "'one\ntwo',one two",
                "'one\r\n  two\n\n',one two",
                "one\u2028two,one two",
                "\u001b[31mred\u001b[0m,red",
                "é and \u200ename,é and name"
            })
    void makesOneLineOfWhateverItIs(String text, String line) {
        assertThat(CleanText.line(text)).isEqualTo(line);
    }

    @Test
    void saysHowMuchOfALongTextIsMissing() {
        assertThat(CleanText.of("x".repeat(20_001)))
                .hasSizeLessThan(20_100)
                .endsWith("x… (cut: 20001 characters in all)");
    }
}
