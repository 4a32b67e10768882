package dev.predeploy.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.predeploy.kit.check.CheckId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTests {

    @ParameterizedTest
    @CsvSource({
        "quality/types/mypy, quality/types/mypy",
        "quality/types/mypy, quality/**",
        "quality/types/mypy, quality/*",
        "quality/types/mypy, quality",
        "quality/types/mypy, types",
        "quality/types/mypy, mypy",
        "quality/types/mypy, my*",
        "quality/types/mypy, m?py",
        "quality/types/mypy, quality/types",
        "quality/types/mypy, */types/*",
        "quality/types/mypy, */types",
        "quality/types/mypy, **/mypy",
        "quality/types/mypy, **/types/**",
        "quality/types/mypy, **",
        "quality/types/mypy, quality/**/mypy",
        "quality/types/my.py, quality/types/my.py",
    })
    void matches(String id, String glob) {
        assertThat(new Glob(glob).matches(CheckId.parse(id))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "quality/types/mypy, quality/types/myp",
        "quality/types/mypy, quality/*/m",
        "quality/types/mypy, build/**",
        "quality/types/mypy, types/mypy",
        "quality/types/mypy, */mypy",
        "quality/types/mypy, q?",
        "quality/types/mypy, m?y",
        "quality/types/mypy, quality/types/mypy/*",
        "quality/types/mypy, quality/types/MYPY",
        "quality/types/myxpy, quality/types/my.py",
    })
    void doesNotMatch(String id, String glob) {
        assertThat(new Glob(glob).matches(CheckId.parse(id))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a//b", "/a", "a/", "a b", "a\nb", "[ab]", "a\\b", "{a,b}", "\u001b[31m"})
    void refusesWhatNoIdCanMatch(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Glob(text));
    }

    @Test
    void namesTheNearestIdsPartByPart() {
        List<CheckId> ids = List.of(
                CheckId.parse("build/image/django"),
                CheckId.parse("quality/types/tsc"),
                CheckId.parse("quality/types/mypy"),
                CheckId.parse("quality/lint/ruff"));

        assertThat(new Glob("quality/typs/*").nearest(ids))
                .startsWith(CheckId.parse("quality/types/tsc"), CheckId.parse("quality/types/mypy"));
        assertThat(new Glob("mypi").nearest(ids)).startsWith(CheckId.parse("quality/types/mypy"));
        assertThat(new Glob("**/djagno").nearest(ids)).startsWith(CheckId.parse("build/image/django"));
    }
}
