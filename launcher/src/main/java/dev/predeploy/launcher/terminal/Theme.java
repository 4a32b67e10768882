package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.finding.Outcome;

/** Names the sets of characters that a terminal may be able to show. */
public enum Theme {
    /** Lines and marks outside ASCII. */
    UNICODE("✓✗‼○–", "═", "→", "…"),
    /** ASCII alone. */
    ASCII("+x!o-", "=", "->", "...");

    private final String marks;
    private final String rule;
    private final String arrow;
    private final String ellipsis;

    Theme(String marks, String rule, String arrow, String ellipsis) {
        this.marks = marks;
        this.rule = rule;
        this.arrow = arrow;
        this.ellipsis = ellipsis;
    }

    /** Returns the mark of an outcome, one character, another for each. */
    String mark(Outcome outcome) {
        int at = switch (outcome) {
            case PASSED -> 0;
            case FAILED -> 1;
            case BROKEN -> 2;
            case NOT_RUN -> 3;
            case SKIPPED -> 4;
        };
        return marks.substring(at, at + 1);
    }

    String rule() {
        return rule;
    }

    String arrow() {
        return arrow;
    }

    String ellipsis() {
        return ellipsis;
    }
}
