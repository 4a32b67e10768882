package dev.predeploy.integration.sql;

import java.util.regex.Pattern;

/** The statement that builds indexes anew. */
public final class Reindex {
    private static final Pattern BLOCKING = Pattern.compile("(?is)^\\s*REINDEX\\b(?!.*\\bCONCURRENTLY\\b)");

    private Reindex() {}

    /** Says whether a statement is one, and reads each table under a lock, as with {@code CONCURRENTLY} it does not. */
    public static boolean isBlocking(String statement) {
        return BLOCKING.matcher(statement).find();
    }
}
