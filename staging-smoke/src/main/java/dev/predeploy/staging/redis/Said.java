package dev.predeploy.staging.redis;

import java.util.List;

/**
 * What Redis said.
 *
 * @param isError whether it is an error
 * @param lines the text, or the elements of a list
 */
record Said(boolean isError, List<String> lines) {
    Said {
        lines = List.copyOf(lines);
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Says whether it is an error that begins with the given code, such as {@code NOAUTH}. */
    boolean isError(String code) {
        return isError && text().startsWith(code);
    }
}
