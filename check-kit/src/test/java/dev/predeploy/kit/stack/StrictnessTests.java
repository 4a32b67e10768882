package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.predeploy.kit.yaml.StackFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictnessTests {
    private static final StageModule STAGING = new Shop.Module("staging", Shop.Staging.class);

    private final StackReader some = new StackReader(List.of(STAGING), Strictness.SOME_MODULES);

    @Test
    void leavesSectionsOfAbsentModulesUnread() {
        Stack stack = some.parse("""
                stack: shop
                quality: {lint: {ruff: {no-such-key: 1}}}
                nightly: {soak: {api: {}}}
                staging: {trust: system}
                """, Cases.file());

        assertThat(stack.section(Shop.Staging.class)).isPresent();
        assertThat(stack.section(Shop.Quality.class)).isEmpty();
    }

    @Test
    void findsSlipsAllTheSame() {
        assertThatExceptionOfType(StackFileException.class)
                .isThrownBy(() -> some.parse("{stack: shop, stagin: {}, nightly: 5, imagse: {}}", Cases.file()))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.what() + "; " + problem.fix())
                        .containsExactly(
                                "unknown key `stagin` at the top; did you mean `staging`?",
                                "unknown key `nightly` at the top; known here: `stack`, `budget`, `images`, `secrets`,"
                                        + " `workspace`, `staging`, `build`, `quality`, `integration`",
                                "unknown key `imagse` at the top; did you mean `images`?"));
    }

    @Test
    void namesReachIntoSectionsThatAreNotRead() {
        StageModule quality = new Shop.Module("quality", Shop.RateLimit.class);
        StackReader one = new StackReader(List.of(quality), Strictness.SOME_MODULES);

        assertThat(one.parse("{stack: x, staging: {health: {a: 1}}, quality: {of: a, limit: 1}}", Cases.file())
                        .section(Shop.RateLimit.class))
                .isPresent();
    }

    @Test
    void refusesTwoModulesOfOneKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StackReader(List.of(STAGING, STAGING), Strictness.SOME_MODULES))
                .withMessageContaining("claim the key `staging`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StackSchema.of(List.of(new Shop.Module("images", Shop.Staging.class))))
                .withMessageContaining("claim the key `images`");
    }
}
