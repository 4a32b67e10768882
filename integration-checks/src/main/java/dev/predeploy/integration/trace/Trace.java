package dev.predeploy.integration.trace;

import java.util.List;

/**
 * What a run of migrations did to a database.
 *
 * @param statements every statement that was sent and is no mere setting or transaction control, in order; those that
 *     failed at the commit are there, too
 * @param invalid what was left invalid
 */
public record Trace(List<Observed> statements, List<Invalid> invalid) {

    /** Copies what it is given. */
    public Trace {
        statements = List.copyOf(statements);
        invalid = List.copyOf(invalid);
    }

    /**
     * An index that PostgreSQL does not use, or a constraint that not every row was tested for.
     *
     * @param what {@code index} or {@code constraint}
     * @param name its name; an index has its schema before it
     * @param table the table, with its schema
     * @param before whether it was so before the run
     */
    public record Invalid(String what, String name, String table, boolean before) {
        /** Returns the same as something that was not so before. */
        public Invalid asNew() {
            return new Invalid(what, name, table, false);
        }
    }
}
