package dev.predeploy.build.compose.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class EnvFileTests {
    @Test
    void readsWhatComposeReads() {
        List<Assignment> read = EnvFile.read("""
                # a comment
                PLAIN=value # and why
                  export SHELL_STYLE = spaced
                EMPTY=
                QUOTED="with # and ="
                SINGLE='$as it is'
                YAML: style
                INHERITED
                KEY="-----BEGIN
                NOT_A_NAME=1
                -----END"
                LAST=#nothing
                """);
        assertThat(read)
                .extracting(Assignment::name, Assignment::value, Assignment::line)
                .containsExactly(
                        tuple("PLAIN", "value", 2),
                        tuple("SHELL_STYLE", "spaced", 3),
                        tuple("EMPTY", "", 4),
                        tuple("QUOTED", "with # and =", 5),
                        tuple("SINGLE", "$as it is", 6),
                        tuple("YAML", "style", 7),
                        Tuple.tuple("INHERITED", Optional.empty(), 8),
                        tuple("KEY", "-----BEGIN\nNOT_A_NAME=1\n-----END", 9),
                        tuple("LAST", "", 12));
        assertThat(read.get(1).column()).isEqualTo(10);
    }

    private static Tuple tuple(String name, String value, int line) {
        return Tuple.tuple(name, Optional.of(value), line);
    }
}
