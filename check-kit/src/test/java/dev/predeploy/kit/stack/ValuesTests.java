package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ValuesTests {
    /** Everything that a shell, a glob or a word splitter would take up. */
    private static final String NASTY = "a  b\"; echo out >&2; '$(touch x)`touch x`\\ * \n ${HOME} #&|<";

    private final Map<String, String> environment = Map.of("NASTY", NASTY, "EMPTY", "", "HOST", "db.local");
    private final Values values = new Values(environment, secrets(), new Ports());

    private Secrets secrets() {
        SecretAccess access =
                new SecretAccess(environment, Path.of(""), command -> new SecretCommand.Answer(1, ""), secret -> {});
        return new Secrets(Map.of("NASTY", new SecretSource.FromEnvironment("NASTY")), access);
    }

    @Test
    void fillsEveryPlace() {
        assertThat(values.fill(Template.of("//${env:HOST}:${env:PORT:-5432}/$${x} $HOME ${env:EMPTY:-}.")))
                .isEqualTo("//db.local:5432/${x} $HOME .");
    }

    @Test
    void fillsMapsInTheirOrder() {
        Map<String, Template> templates = new LinkedHashMap<>();
        templates.put("z", Template.of("${env:HOST}"));
        templates.put("a", Template.of("1"));

        assertThat(values.fill(templates)).containsExactly(entry("z", "db.local"), entry("a", "1"));
    }

    @Test
    void givesANameTheSamePortAndAnotherNameAnother() {
        String ports = values.fill(Template.of("${port:a} ${port:a} ${port:b}"));

        assertThat(ports).matches("(\\d+) \\1 (?!\\1)\\d+");
    }

    @Test
    void doesNotRunWithoutItsEnvironmentVariable() {
        assertThatExceptionOfType(CheckNotRun.class)
                .isThrownBy(() -> values.fill(Template.of("${env:ABSENT}")))
                .withMessageContaining("the environment variable ABSENT is not set")
                .withMessageContaining("${env:ABSENT:-default}");
        assertThatExceptionOfType(CheckNotRun.class).isThrownBy(() -> values.fill(Template.of("${env:EMPTY}")));
    }

    @Test
    void handsWordsOnAsTheyAre() {
        assertThat(values.fill(CommandLine.of(List.of("psql", "--password=${secret:NASTY}", "$HOME"))))
                .isEqualTo(new FilledCommand(List.of("psql", "--password=" + NASTY, "$HOME"), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf %s ${secret:NASTY}",
                "printf %s \"${secret:NASTY}\"",
                "printf %s '${secret:NASTY}'",
                "x=${env:NASTY}; printf %s \"$x\"",
                "printf %s \"$(printf %s \"${secret:NASTY}\")\"",
                "printf %s \"$(printf %s ${secret:NASTY})\"",
                "(printf %s \"\"'\\'${secret:NASTY})",
                "printf %s \\\"${secret:NASTY}",
            })
    void noQuotesLetAValueBecomeScript(String script) throws IOException, InterruptedException {
        assertThat(output(values.fill(CommandLine.shell(script))).stripTrailing())
                .endsWith("${HOME} #&|<");
        assertThat(Path.of("x")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf '[%s]' ${secret:NASTY}",
                "printf '[%s]' \"${secret:NASTY}\"",
                "printf '[%s]' '${secret:NASTY}'",
                "printf '[%s]' \"$(printf %s \"${secret:NASTY}\")\"",
                "# don`t\nprintf '[%s]' ${secret:NASTY}",
            })
    void aValueStaysOneWord(String script) throws IOException, InterruptedException {
        assertThat(output(values.fill(CommandLine.shell(script)))).isEqualTo("[" + NASTY + "]");
    }

    @Test
    void keepsValuesOutOfTheScriptAndOutOfLogs() {
        FilledCommand command = values.fill(CommandLine.shell("login ${secret:NASTY}"));

        assertThat(command.words()).containsExactly("sh", "-c", "login \"${_predeploy_value_1}\"");
        assertThat(command.environment()).containsExactly(entry("_predeploy_value_1", NASTY));
        assertThat(command).hasToString("a command of 3 words");
    }

    private static String output(FilledCommand command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.words()).redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
