package dev.predeploy.launcher.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowCommandsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::set-output name=a::b",
                "  ::error::x",
                "\t::error::x",
                "\u00a0\u3000::error::x",
                "\ufeff::error::x",
                "first\r::error::x",
                "first\r\n ::error::x",
                "first\u2028::error::x",
                "say ##[error]x",
                "##[group]##[error]",
                "##vso[task.setvariable]x",
                "##teamcity[x]"
            })
    void leavesNothingToObey(String text) {
        String harmless = WorkflowCommands.harmless(text);
        assertThat(harmless).doesNotContainPattern("##[A-Za-z]*\\[");
        assertThat(harmless.split("[\\r\\n\\u2028]"))
                .noneMatch(line -> line.replaceAll("^[\\s\\p{Z}\\ufeff]+", "").startsWith("::"));
        assertThat(harmless.replace("\\", "")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"std::vector", "a ::b", "## [x]", "#[derive]", ""})
    void leavesOtherTextAsItIs(String text) {
        assertThat(WorkflowCommands.harmless(text)).isEqualTo(text);
    }

    @Test
    void stopsAndResumesByATokenOfItsOwn() {
        WorkflowCommands commands = new WorkflowCommands("5ec7e7");
        assertThat(commands.stop()).isEqualTo("::stop-commands::5ec7e7");
        assertThat(commands.resume()).isEqualTo("::5ec7e7::");
    }
}
