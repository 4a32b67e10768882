package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.finding.Outcome;

/**
 * What the output is shown on.
 *
 * @param theme the characters it can show
 * @param colours whether it shows colours
 * @param width its columns, from 40 to 100: narrower and wider ones are treated as those
 * @param height its lines, at least 6
 */
public record Screen(Theme theme, boolean colours, int width, int height) {
    /** A log: no colours, 80 columns. */
    public static final Screen LOG = new Screen(Theme.UNICODE, false, 80, 24);

    /** Brings the size into its range. */
    public Screen {
        width = Math.min(100, Math.max(40, width));
        height = Math.max(6, height);
    }

    String paint(Ink ink, String text) {
        return colours ? ink.around(text) : text;
    }

    String mark(Outcome outcome) {
        return paint(Ink.of(outcome), theme.mark(outcome));
    }
}
