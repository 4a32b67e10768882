package dev.predeploy.build.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.yaml.InvalidEntry;
import org.junit.jupiter.api.Test;

class ExpressionTests {
    @Test
    void showsTheLineInWhichItIsFound() {
        assertThat(new Expression("^two").lineIn("one\ntwo, three\nfour")).contains("two, three");
        assertThat(new Expression("one").lineIn("one\ntwo")).contains("one");
        assertThat(new Expression("four$").lineIn("one\nfour")).contains("four");
        assertThat(new Expression("^wo").lineIn("one\ntwo")).isEmpty();
    }

    @Test
    void refusesWhatIsNoExpression() {
        assertThatExceptionOfType(InvalidEntry.class).isThrownBy(() -> new Expression("a(b"));
    }
}
