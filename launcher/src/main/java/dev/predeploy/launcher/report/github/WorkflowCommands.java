package dev.predeploy.launcher.report.github;

import java.util.regex.Pattern;

/**
 * Speaks to a GitHub Actions runner, which reads commands from what a step prints, and keeps tools from doing so. The
 * runner obeys {@code ::command::} at a line's start after any white space, and {@code ##[command]} anywhere in it.
 */
public final class WorkflowCommands {
    private static final Pattern AT_START = Pattern.compile(
            "(^|[\\r\\n\\u0085\\u2028\\u2029])([\\s\\p{Z}\\p{Cf}\\p{Cntrl}&&[^\\r\\n\\u0085\\u2028\\u2029]]*)::");
    private static final Pattern ANYWHERE = Pattern.compile("##(?=[A-Za-z]*\\[)");

    private final String token;

    /**
     * Makes the speaker.
     *
     * @param token what only this process can know, such as a random UUID; who knows it can end {@link #stop}
     */
    public WorkflowCommands(String token) {
        this.token = token;
    }

    /** Returns a text of tools with a backslash in each place where a runner would else obey. */
    public static String harmless(String text) {
        return inline(AT_START.matcher(text).replaceAll("$1$2\\\\::"));
    }

    /** Does so for what does not stand at a line's start. */
    static String inline(String text) {
        return ANYWHERE.matcher(text).replaceAll("##\\\\");
    }

    /** Returns the line after which the runner obeys nothing until {@link #resume}: print it before any tool's text. */
    public String stop() {
        return "::stop-commands::" + token;
    }

    /** Returns the line after which the runner obeys again: print it before annotations. */
    public String resume() {
        return "::" + token + "::";
    }

    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
