package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.options.CodingAgent;
import dev.predeploy.launcher.options.Format;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatChoiceTests {

    @ParameterizedTest
    @EnumSource
    void everyVariableOfACodingAgentMeansAgent(CodingAgent agent) {
        assertThat(FormatChoice.of(Format.AUTO, Map.of(agent.name(), "x"), true))
                .isEqualTo(Format.AGENT);
        assertThat(FormatChoice.of(Format.AUTO, Map.of(agent.name(), ""), true)).isEqualTo(Format.TTY);
        assertThat(FormatChoice.of(Format.AUTO, Map.of(agent.name(), "0"), true))
                .isEqualTo(Format.TTY);
    }

    @Test
    void elseATerminalMeansTtyAndAnythingElsePlain() {
        assertThat(FormatChoice.of(Format.AUTO, Map.of(), true)).isEqualTo(Format.TTY);
        assertThat(FormatChoice.of(Format.AUTO, Map.of(), false)).isEqualTo(Format.PLAIN);
        assertThat(FormatChoice.of(Format.AUTO, Map.of("TERM", "dumb"), true)).isEqualTo(Format.PLAIN);
    }

    @Test
    void aFormatThatIsNamedIsTaken() {
        assertThat(FormatChoice.of(Format.JSON, Map.of("CLAUDECODE", "1"), true))
                .isEqualTo(Format.JSON);
    }

    @Test
    void coloursAreForTerminalsWhereNobodyRefusedThem() {
        assertThat(screen(Format.TTY, Map.of()).colours()).isTrue();
        assertThat(screen(Format.TTY, Map.of("NO_COLOR", "1")).colours()).isFalse();
        assertThat(screen(Format.PLAIN, Map.of()).colours()).isFalse();
    }

    @Test
    void theThemeFollowsTheEncoding() {
        assertThat(screen(Format.PLAIN, Map.of()).theme()).isEqualTo(Theme.UNICODE);
        assertThat(TerminalProbe.screen(Format.PLAIN, StandardCharsets.US_ASCII, Map.of())
                        .theme())
                .isEqualTo(Theme.ASCII);
    }

    @Test
    void theSizeComesFromColumnsThenFromTheTerminalAndHasItsLimits() {
        assertThat(size(Map.of("COLUMNS", "60"), "50 90")).isEqualTo("60x50");
        assertThat(size(Map.of("COLUMNS", "wide"), "50 90\n")).isEqualTo("90x50");
        assertThat(size(Map.of(), "50 300")).isEqualTo("100x50");
        assertThat(size(Map.of(), "2 7")).isEqualTo("40x6");
        assertThat(size(Map.of(), "0 0")).isEqualTo("80x24");
        assertThat(size(Map.of(), "not a tty")).isEqualTo("80x24");
    }

    @Test
    void theStartScriptsWordCountsMoreThanAGuess() {
        assertThat(TerminalProbe.isTerminal(Optional.of("true"))).isTrue();
        assertThat(TerminalProbe.isTerminal(Optional.of("false"))).isFalse();
    }

    @Test
    void theStartScriptKnowsTheEncodingOfTheUsersTerminal() {
        assertThat(TerminalProbe.charset(Optional.of("ANSI_X3.4-1968"))).isEqualTo(StandardCharsets.US_ASCII);
    }

    private static String size(Map<String, String> environment, String stty) {
        Screen screen = TerminalProbe.screen(Screen.LOG, environment, Optional.of(stty));
        return screen.width() + "x" + screen.height();
    }

    private static Screen screen(Format format, Map<String, String> environment) {
        return TerminalProbe.screen(format, StandardCharsets.UTF_8, environment);
    }
}
