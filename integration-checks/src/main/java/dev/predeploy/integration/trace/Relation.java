package dev.predeploy.integration.trace;

import java.util.Locale;
import java.util.Optional;

/**
 * A table, or what else PostgreSQL locks as one.
 *
 * @param name the schema and the name, such as {@code public.users}, not quoted
 * @param kind what it is
 * @param table the table of an index
 * @param before its name, or that of an index's table, before the whole run; nothing if it was not there
 */
public record Relation(String name, Kind kind, Optional<String> table, Optional<String> before) {

    /** Says whether it was there before the whole run, and so may be large and busy in production. */
    public boolean live() {
        return before.isPresent();
    }

    /** What a relation is. */
    public enum Kind {
        TABLE("r"),
        PARTITIONED_TABLE("p"),
        INDEX("i"),
        PARTITIONED_INDEX("I"),
        SEQUENCE("S"),
        VIEW("v"),
        MATERIALIZED_VIEW("m"),
        FOREIGN_TABLE("f"),
        COMPOSITE_TYPE("c");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        /** Returns the kind that {@code pg_class.relkind} names; nothing for what users do not see, such as TOAST. */
        public static Optional<Kind> of(String letter) {
            for (Kind kind : values()) {
                if (kind.letter.equals(letter)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /** Returns the word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
