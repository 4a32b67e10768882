package dev.predeploy.build.contents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileModeTests {
    @ParameterizedTest
    @CsvSource({
        "0644, 0644",
        "755, 0755",
        "4750, 4750",
        "-rw-r--r--, 0644",
        "drwxr-xr-x, 0755",
        "rwsr-x---, 4750",
        "-rwSr-Sr-T, 7644",
        "drwxrwxrwt, 1777"
    })
    void readsNumbersAndLetters(String written, String mode) {
        assertThat(FileMode.isMode(written)).isTrue();
        assertThat(FileMode.text(FileMode.parse(written))).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0888", "64", "rw-", "xrw-r--r--", "07755x"})
    void refusesWhatIsNoMode(String written) {
        assertThat(FileMode.isMode(written)).isFalse();
    }
}
