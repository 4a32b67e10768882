package dev.predeploy.build.compose.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.build.compose.source.Assignment;
import dev.predeploy.build.compose.source.Interpolation;
import dev.predeploy.build.compose.source.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilledUrlTests {
    @ParameterizedTest
    @ValueSource(strings = {"a@b", "a:b", "a/b", "a#b", "a?b", "100%", "%zz"})
    void aPasswordFromAVariableBreaksAUrlByEachOfTheseSigns(String password) {
        assertThat(FilledUrl.unencoded(parts("postgresql+asyncpg://app:${PW}@db:5432/app", password)))
                .extracting(Interpolation.Part::variable)
                .containsExactly(Optional.of("PW"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://app:${PW}@db/app, a%40b-_.~!$&*+=",
        "postgresql://app@db/${PW}, a@b",
        "https://example.org/?q=${PW}, a@b",
        "${PW}, postgresql://app:secret@db/app"
    })
    void isWholeWhereThePasswordIsEncodedOrStandsElsewhere(String url, String password) {
        assertThat(FilledUrl.unencoded(parts(url, password))).isEmpty();
        assertThat(FilledUrl.breaksAsWritten(parts(url, password))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:p@ss@db/app",
                "postgresql://app:p:ss@db/app",
                "postgresql://app:p/ss@db/app",
                "postgresql://app:p#ss@db/app",
                "postgresql://app:p?ss@db/app",
                "postgresql://app:100%@db/app"
            })
    void aPasswordThatIsWrittenThereBreaksItToo(String url) {
        assertThat(FilledUrl.breaksAsWritten(parts(url, ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:p%40ss@db:5432/app?sslmode=require",
                "http://grafana:3000/login?to=me@example.org",
                "http://grafana/user@example.org",
                "git@example.org:team/app.git",
                "sqlite:////app/var/staging.db",
                "redis://:plain@redis:6379/0"
            })
    void aUrlThatIsWholeIsLeftAlone(String url) {
        assertThat(FilledUrl.breaksAsWritten(parts(url, ""))).isFalse();
    }

    @Test
    void tellsThePlainPasswordFromTheOneThatIsFilledIn() {
        assertThat(FilledUrl.hasPlainPassword(parts("redis://:hunter2@redis", "")))
                .isTrue();
        assertThat(FilledUrl.hasPlainPassword(parts("redis://:${PW}@redis", "x")))
                .isFalse();
        assertThat(FilledUrl.hasPlainPassword(parts("redis://:${NONE:-hunter2}@redis", "")))
                .isTrue();
        assertThat(FilledUrl.hasPlainPassword(parts("redis://redis", ""))).isFalse();
    }

    private static List<Interpolation.Part> parts(String value, String password) {
        Variables variables = new Variables(Map.of(), List.of(new Assignment("PW", Optional.of(password), true, 1, 1)));
        return Interpolation.of(value, variables).parts();
    }
}
