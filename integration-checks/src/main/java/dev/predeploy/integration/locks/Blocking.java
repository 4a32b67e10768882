package dev.predeploy.integration.locks;

import static dev.predeploy.integration.trace.LockMode.ACCESS_EXCLUSIVE;
import static dev.predeploy.integration.trace.LockMode.ACCESS_SHARE;
import static dev.predeploy.integration.trace.LockMode.EXCLUSIVE;
import static dev.predeploy.integration.trace.LockMode.ROW_EXCLUSIVE;
import static dev.predeploy.integration.trace.LockMode.ROW_SHARE;
import static dev.predeploy.integration.trace.LockMode.SHARE;
import static dev.predeploy.integration.trace.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.predeploy.integration.trace.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.predeploy.integration.trace.LockMode;
import java.util.Map;
import java.util.Set;

/** What everybody else must wait with while a lock is held. */
enum Blocking {
    /** Other changes of the schema, and maintenance: nobody's request waits. */
    SCHEMA_CHANGES("schema changes"),

    /** Also what writes rows. */
    WRITES("writes"),

    /** Also what reads rows: everything. */
    READS_AND_WRITES("reads and writes");

    /** PostgreSQL's manual, "Explicit Locking", the table "Conflicting Lock Modes"; the same in 14 to 18. */
    private static final Map<LockMode, Set<LockMode>> CONFLICTS = Map.of(
            ACCESS_SHARE,
            Set.of(ACCESS_EXCLUSIVE),
            ROW_SHARE,
            Set.of(EXCLUSIVE, ACCESS_EXCLUSIVE),
            ROW_EXCLUSIVE,
            Set.of(SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE),
            SHARE_UPDATE_EXCLUSIVE,
            Set.of(SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE),
            SHARE,
            Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE),
            SHARE_ROW_EXCLUSIVE,
            Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE),
            EXCLUSIVE,
            Set.of(
                    ROW_SHARE,
                    ROW_EXCLUSIVE,
                    SHARE_UPDATE_EXCLUSIVE,
                    SHARE,
                    SHARE_ROW_EXCLUSIVE,
                    EXCLUSIVE,
                    ACCESS_EXCLUSIVE),
            ACCESS_EXCLUSIVE,
            Set.of(LockMode.values()));

    private final String words;

    Blocking(String words) {
        this.words = words;
    }

    /** Returns what a lock of the mode makes wait: reading takes ACCESS SHARE, and writing ROW EXCLUSIVE. */
    static Blocking of(LockMode mode) {
        if (conflict(mode, ACCESS_SHARE)) {
            return READS_AND_WRITES;
        }
        return conflict(mode, ROW_EXCLUSIVE) ? WRITES : SCHEMA_CHANGES;
    }

    /** Says whether two sessions cannot hold these modes on one table at once. */
    static boolean conflict(LockMode one, LockMode other) {
        return CONFLICTS.getOrDefault(one, Set.of()).contains(other);
    }

    /** Returns what must wait, in words. */
    String words() {
        return words;
    }

    /** Says whether requests must wait. */
    boolean isFelt() {
        return this != SCHEMA_CHANGES;
    }
}
