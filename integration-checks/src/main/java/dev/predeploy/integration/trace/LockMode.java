package dev.predeploy.integration.trace;

import java.util.Arrays;

/** The modes of PostgreSQL's table locks, from the weakest to the strongest. */
public enum LockMode {
    ACCESS_SHARE("AccessShareLock"),
    ROW_SHARE("RowShareLock"),
    ROW_EXCLUSIVE("RowExclusiveLock"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    SHARE("ShareLock"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    EXCLUSIVE("ExclusiveLock"),
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String word;

    LockMode(String word) {
        this.word = word;
    }

    /** Returns the mode that {@code pg_locks.mode} names. */
    public static LockMode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No lock of PostgreSQL's: " + word));
    }

    /** Returns the mode as PostgreSQL writes it. */
    public String word() {
        return word;
    }
}
