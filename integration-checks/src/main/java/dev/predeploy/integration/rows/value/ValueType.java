package dev.predeploy.integration.rows.value;

import java.util.List;

/** A type of PostgreSQL, and values of it. A value is an SQL expression that needs no context. */
public sealed interface ValueType
        permits BaseType, EnumType, DomainType, CompositeType, RangeType, MultirangeType, ArrayType {

    /** Returns the type as it stands in a cast, modifiers included. */
    String sql();

    /**
     * Returns values that differ from each other, in increasing order where the type has one.
     *
     * @param count how many are wanted; a small type has fewer
     */
    List<String> samples(int count);

    /** Returns values as {@link #samples} does, but none longer than it need be: others may have to be equal to them. */
    default List<String> brief(int count) {
        return samples(count);
    }

    /** Returns odder values, for rules that the usual ones do not meet; PostgreSQL may refuse some of them. */
    List<String> spares();

    /** Returns values that people come to forbid, the likeliest first; PostgreSQL may refuse some of them. */
    default List<String> doubtful() {
        return List.of();
    }

    /** Returns what kind of hints a rule may give for it. */
    Family family();

    /** What types have in common for whoever reads a rule. */
    enum Family {
        TEXT,
        NUMBER,
        TIME,
        JSON,
        BYTES,
        LIST,
        OTHER
    }
}
