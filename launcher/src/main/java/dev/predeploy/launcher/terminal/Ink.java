package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.Verdict;

/** Names the colours, by ECMA-48's "select graphic rendition". */
enum Ink {
    BOLD("1"),
    FAINT("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    MAGENTA("35");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String around(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    static Ink of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> GREEN;
            case FAILED -> RED;
            case BROKEN -> MAGENTA;
            case NOT_RUN -> YELLOW;
            case SKIPPED -> FAINT;
        };
    }

    static Ink of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> GREEN;
            case FAILED -> RED;
            case BROKEN -> MAGENTA;
            case NOT_RUN, INTERRUPTED -> YELLOW;
        };
    }
}
