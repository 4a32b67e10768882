package dev.predeploy.integration.sizes;

import dev.predeploy.integration.trace.Relation;
import java.util.Map;

/**
 * How large tables are in production, which the rehearsal's are not.
 *
 * @param rows how many rows each table has; a name without a schema stands for one of any schema
 * @param small up to how many rows a table is small: reading or writing all of it is over before anybody notices
 */
public record Sizes(Map<String, Rows> rows, long small) {

    /** Copies what it is given. */
    public Sizes {
        rows = Map.copyOf(rows);
    }

    /** Returns how many rows a table, or the table of an index, has. */
    public Rows of(Relation relation) {
        return of(relation.table().orElse(relation.name()));
    }

    /** Returns how many rows a table has, which is named with its schema. */
    Rows of(String name) {
        Rows exact = rows.get(name);
        if (exact != null) {
            return exact;
        }
        return rows.getOrDefault(name.substring(name.indexOf('.') + 1), Rows.unknown());
    }

    /** Says whether working through all of a relation takes long. */
    public boolean isLarge(Relation relation) {
        return of(relation).exceed(small);
    }
}
