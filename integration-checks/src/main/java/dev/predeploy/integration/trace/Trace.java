package dev.predeploy.integration.trace;

import dev.predeploy.integration.catalog.Invalid;
import java.util.List;

/**
 * What a run of migrations did to a database.
 *
 * @param statements every statement that was sent and is no mere setting or transaction control, in order; those that
 *     failed at the commit are there, too
 * @param invalid what was left invalid
 * @param invalidBefore what was so before
 */
public record Trace(List<Observed> statements, List<Invalid> invalid, List<Invalid> invalidBefore) {

    /** Copies what it is given. */
    public Trace {
        statements = List.copyOf(statements);
        invalid = List.copyOf(invalid);
        invalidBefore = List.copyOf(invalidBefore);
    }
}
