package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.options.CodingAgent;
import dev.predeploy.launcher.options.Format;
import java.util.Map;

/** Chooses the format that suits the reader where the user names none. */
public final class FormatChoice {
    private FormatChoice() {}

    /**
     * Returns the named format, or for {@link Format#AUTO}: agent if a coding agent's variable is set, else tty if
     * the output is a terminal that can move its cursor, else plain.
     */
    public static Format of(Format named, Map<String, String> environment, boolean terminal) {
        if (named != Format.AUTO) {
            return named;
        }
        if (CodingAgent.calls(environment)) {
            return Format.AGENT;
        }
        return terminal && !"dumb".equals(environment.get("TERM")) ? Format.TTY : Format.PLAIN;
    }
}
