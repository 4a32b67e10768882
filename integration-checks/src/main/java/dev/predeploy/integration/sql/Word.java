package dev.predeploy.integration.sql;

import java.util.regex.Pattern;

/** A name in a text that is written by hand: in upper or lower case, and no part of a longer one. */
public final class Word {
    private Word() {}

    /** Returns what finds a name: {@code id} stands in {@code ON a (ID)}, but not in {@code width}. */
    public static Pattern of(String name) {
        return Pattern.compile("(?iU)(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
    }
}
