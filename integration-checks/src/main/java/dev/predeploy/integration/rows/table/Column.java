package dev.predeploy.integration.rows.table;

import dev.predeploy.integration.rows.value.ValueType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param number its number in the catalog
 * @param name its bare name
 * @param type its type
 * @param isNullable whether it takes NULL as far as it says itself
 * @param origin where its values come from
 */
public record Column(int number, String name, ValueType type, boolean isNullable, Origin origin) {

    /** Says whether it is the same column of the same table; what it is made of need not be looked at. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column && number == column.number && name.equals(column.name);
    }

    @Override
    public int hashCode() {
        return number;
    }

    /** Says whether a sequence counts it. */
    public boolean isCounted() {
        return origin.sequence().isPresent();
    }

    /** Says whether it is computed from others. */
    public boolean isComputed() {
        return origin.computed().isPresent();
    }

    /**
     * Where a column's values come from if not from whoever writes the row.
     *
     * @param sequence the sequence that counts it, as SQL
     * @param computed the expression that it is computed by
     * @param initial the text that it has where nobody says another
     */
    public record Origin(Optional<String> sequence, Optional<String> computed, Optional<String> initial) {}
}
