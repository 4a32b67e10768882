package dev.predeploy.launcher.options;

import java.util.Arrays;
import java.util.Map;

/**
 * The environment variables by which coding agents tell the commands they run that it is they who run them. Variables
 * that a person's own shell may have too, such as the settings of an agent, are none of these.
 */
public enum CodingAgent {
    /** The convention proposed for every agent; Goose and Amp set it. */
    AGENT("any that follows the AGENT convention, such as Goose and Amp"),
    /** The other convention proposed for every agent. */
    AI_AGENT("any that follows the AI_AGENT convention"),
    /** Claude Code. */
    CLAUDECODE("Claude Code"),
    /** Cursor. */
    CURSOR_AGENT("Cursor"),
    /** Gemini CLI. */
    GEMINI_CLI("Gemini CLI"),
    /** Codex in its sandbox. */
    CODEX_SANDBOX("Codex"),
    /** Codex in CI. */
    CODEX_CI("Codex"),
    /** Codex, by its conversation. */
    CODEX_THREAD_ID("Codex"),
    /** OpenCode. */
    OPENCODE("OpenCode"),
    /** OpenCode, by the program that drives it. */
    OPENCODE_CLIENT("OpenCode"),
    /** Cline. */
    CLINE_ACTIVE("Cline"),
    /** Augment. */
    AUGMENT_AGENT("Augment"),
    /** Antigravity. */
    ANTIGRAVITY_AGENT("Antigravity"),
    /** Visual Studio Code's agent mode. */
    VSCODE_AGENT("Visual Studio Code's agents"),
    /** Trae. */
    TRAE_AI_SHELL_ID("Trae");

    private final String who;

    CodingAgent(String who) {
        this.who = who;
    }

    String who() {
        return who;
    }

    /** Says whether one of the variables is set, and to something else than {@code 0} or {@code false}. */
    public static boolean calls(Map<String, String> environment) {
        return Arrays.stream(values())
                .map(agent -> environment.getOrDefault(agent.name(), ""))
                .anyMatch(value -> !value.isBlank() && !value.equals("0") && !value.equals("false"));
    }
}
