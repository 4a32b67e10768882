package dev.predeploy.integration.trace;

/**
 * A transaction.
 *
 * @param number tells it from the others of a run
 * @param bounds who decides where it begins and ends
 */
public record Transaction(int number, Bounds bounds) {

    /** Who decides where a transaction begins and ends. */
    public enum Bounds {
        /** The tool or the migration, which said BEGIN and has yet to say COMMIT. */
        TOOL,

        /** The statement: it is committed at once. */
        STATEMENT,

        /**
         * Nobody: the statement cannot run in a transaction, as {@code CREATE INDEX CONCURRENTLY} cannot. Its locks were
         * seen from another session, which may have missed some that were held for an instant; scans are not counted.
         */
        NONE
    }
}
