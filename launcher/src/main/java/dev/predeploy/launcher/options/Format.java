package dev.predeploy.launcher.options;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names the forms of output. */
public enum Format {
    /** Whichever of the others suits the reader. */
    AUTO("auto"),
    /** Live progress and colours, for people at a terminal. */
    TTY("tty"),
    /** Line by line, for logs. */
    PLAIN("plain"),
    /** Short and complete, for coding agents. */
    AGENT("agent"),
    /** The report itself, for programs. */
    JSON("json");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /** Returns the word on the command line. */
    public String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Format::word).toList();
    }

    static Optional<Format> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }
}
