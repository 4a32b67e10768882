package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.yaml.StackFileException;
import dev.predeploy.kit.yaml.YamlDocument;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WrongStackFilesTests {
    private final StackReader reader = new StackReader(Shop.MODULES, Strictness.ALL_MODULES);

    @ParameterizedTest
    @MethodSource("dev.predeploy.kit.stack.Cases#all")
    void saysWhereAndWhatAndWhatToDo(Cases.Case wrong) {
        assertThatExceptionOfType(StackFileException.class)
                .isThrownBy(() -> reader.parse(wrong.yaml(), Cases.file()))
                .satisfies(refused -> assertThat(refused.getMessage().replace(Cases.file() + ":", ""))
                        .isEqualTo(wrong.message()));
    }

    @ParameterizedTest
    @MethodSource("dev.predeploy.kit.stack.Cases#all")
    void isJudgedByTheSchemaAsItSays(Cases.Case wrong) {
        assertThat(judgement(wrong.yaml())).isEqualTo(wrong.schema());
    }

    @Test
    void areManyEnough() {
        assertThat(Cases.all()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    private static String judgement(String yaml) {
        try {
            return Schema.accepts(YamlDocument.parse(yaml, Cases.file()).json())
                    ? "the schema accepts it"
                    : "the schema refuses it";
        } catch (StackFileException e) {
            return "it has no JSON";
        }
    }
}
