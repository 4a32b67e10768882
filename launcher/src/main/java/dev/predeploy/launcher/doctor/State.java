package dev.predeploy.launcher.doctor;

import java.util.Locale;

/** Names what became of looking for something. */
public enum State {
    /** It was looked at, and is there. */
    OK,
    /** It was looked for, and is absent or does not work, and something needs it. */
    PROBLEM,
    /** It is absent or does not work, and nothing that decides needs it. */
    NOT_NEEDED,
    /** It was not looked at. */
    NOT_LOOKED_AT;

    /** Returns the word for it, such as {@code not-looked-at}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
