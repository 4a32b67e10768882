package dev.predeploy.build.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.redaction.Redactor;
import org.junit.jupiter.api.Test;

class ResolutionTests {
    @Test
    void isBrokenByAnAnswerThatIsNoJson() {
        assertThatExceptionOfType(CheckBroken.class).isThrownBy(() -> new Resolution("services:\n  web: {}\n"));
    }

    @Test
    void showsNoValueOfAVariableWhereverItCameFrom() {
        Redactor redactor = new Redactor();
        redactor.add("from-the-env-file");
        String shown = new Resolution("""
                {"services": {"web": {"command": ["x", "--token=from-the-env-file"], "environment": {"A": "plain-text"}}},
                 "configs": {"c": {"content": "inline"}}}
                """).shown(redactor);
        assertThat(shown)
                .contains("\"A\" : \"***\"", "--token=***")
                .doesNotContain("from-the-env-file", "plain-text", "inline");
    }
}
