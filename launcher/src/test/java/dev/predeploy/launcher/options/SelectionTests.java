package dev.predeploy.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.check.CheckId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTests {
    private static final List<String> STAGES = List.of("build", "quality");
    private static final List<CheckId> DECLARED =
            List.of(new CheckId("build", "artifact", "jar"), new CheckId("quality", "types", "mypy"));
    private static final Selection.Declared THERE = new Selection.Declared(STAGES, DECLARED, "./predeploy list");

    @Test
    void everythingIsMeantUnlessSomethingIsSaid() {
        assertThat(DECLARED).allMatch(Selection.ALL::includes);
        assertThat(Selection.ALL.text()).isEmpty();
        assertThatCode(() -> Selection.ALL.verify(THERE)).doesNotThrowAnyException();
    }

    @Test
    void stageAndOnlyHaveToAgree() {
        Selection selection = new Selection(Set.of("quality"), globs("*/types/*", "ruff"), List.of());

        assertThat(selection.includes(new CheckId("build", "artifact", "jar"))).isFalse();
        assertThat(selection.includes(new CheckId("quality", "tests", "pytest")))
                .isFalse();
        assertThat(selection.includes(new CheckId("quality", "lint", "ruff"))).isTrue();
    }

    @Test
    void whatIsSkippedIsPartOfTheRunWithItsReason() {
        Selection selection = new Selection(Set.of("quality"), List.of(), globs("tsc", "mypy"));
        CheckId mypy = new CheckId("quality", "types", "mypy");

        assertThat(selection.includes(mypy)).isTrue();
        assertThat(selection.skipReason(mypy)).contains("left out by --skip mypy");
        assertThat(selection.skipReason(new CheckId("quality", "lint", "ruff"))).isEmpty();
    }

    @Test
    void whatTakesLongIsMeantOnlyWhereItsKindIsSaid() {
        CheckId soak = new CheckId("staging", "soak", "api");
        for (String all : List.of("**", "staging", "staging/**", "api", "**/api")) {
            assertThat(select(all).onRequest(List.of(soak)).includes(soak))
                    .as(all)
                    .isFalse();
        }
        for (String named : List.of("soak", "staging/soak", "staging/soak/api", "*/soak/*")) {
            assertThat(select(named).onRequest(List.of(soak)).includes(soak))
                    .as(named)
                    .isTrue();
        }
        assertThat(Selection.ALL.onRequest(List.of(soak)).includes(soak)).isFalse();
        assertThat(Selection.ALL.onRequest(List.of(soak)).includes(DECLARED.get(0)))
                .isTrue();
    }

    @Test
    void whatIsLeftOutAsNobodyAskedForItIsNamed() {
        CheckId soak = new CheckId("staging", "soak", "api");
        Selection.Declared alone = new Selection.Declared(List.of("staging"), List.of(soak), "./predeploy list");
        assertThatThrownBy(() -> Selection.ALL.onRequest(List.of(soak)).verify(alone))
                .hasMessageContaining("staging/soak/api runs only on request: --only staging/soak/api");
    }

    private static Selection select(String glob) {
        return new Selection(Set.of(), globs(glob), List.of());
    }

    @Test
    void tellsItselfAsOptions() {
        assertThat(new Selection(Set.of("quality"), globs("quality/**"), globs("mypy", "tsc")).text())
                .isEqualTo("--stage quality --only quality/** --skip mypy --skip tsc");
    }

    @Test
    void anUnknownStageIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> new Selection(Set.of("qualty"), List.of(), List.of()).verify(THERE))
                .isInstanceOf(WrongCommand.class)
                .hasMessage("There is no stage qualty\n  Did you mean quality?");
    }

    @Test
    void anUnknownStageWithNothingNearIsAnsweredWithAll() {
        assertThatThrownBy(() -> new Selection(Set.of("x"), List.of(), List.of()).verify(THERE))
                .hasMessage("There is no stage x\n  There is: build, quality.");
    }

    @Test
    void aPatternThatNamesNothingIsAnsweredWithTheNearestIds() {
        assertThatThrownBy(() -> new Selection(Set.of(), globs("quality/types/mipy"), List.of()).verify(THERE))
                .hasMessage("--only quality/types/mipy matches no check of this stack\n"
                        + "  The nearest are: quality/types/mypy, build/artifact/jar. `./predeploy list` shows all.");
    }

    @Test
    void aSkipThatNamesNothingIsAMistakeToo() {
        assertThatThrownBy(() -> new Selection(Set.of(), List.of(), globs("lint")).verify(THERE))
                .hasMessageStartingWith("--skip lint matches no check");
    }

    @Test
    void aSelectionThatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> new Selection(Set.of("build"), globs("mypy"), List.of()).verify(THERE))
                .hasMessage("No check is selected by --stage build --only mypy\n"
                        + "  Together these leave out every check; `./predeploy list` shows all 2.");
    }

    private static List<Glob> globs(String... texts) {
        return List.of(texts).stream().map(Glob::new).toList();
    }
}
