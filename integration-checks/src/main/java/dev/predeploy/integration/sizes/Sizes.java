package dev.predeploy.integration.sizes;

import dev.predeploy.integration.trace.Relation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How large tables are in production, which the rehearsal's are not.
 *
 * @param rows how many rows each table has; a name without a schema stands for one of any schema
 * @param small up to how many rows a table is small: reading or writing all of it is over before anybody notices
 * @param tables the tables that there are
 */
public record Sizes(Map<String, Rows> rows, long small, Tables tables) {
    private static final Set<String> OF_TOOLS = Set.of("flyway_schema_history", "alembic_version", "django_migrations");

    /** Copies what it is given. */
    public Sizes {
        rows = Map.copyOf(rows);
    }

    /** Takes the sizes of tables of which none is a part of another. */
    public Sizes(Map<String, Rows> rows, long small) {
        this(rows, small, Tables.NONE);
    }

    /** Returns the same sizes for tables of which some are partitions. */
    public Sizes of(Tables others) {
        return new Sizes(rows, small, others);
    }

    /** Returns how many rows a table, or the table of an index, has, which production knows by the name of before. */
    public Rows of(Relation relation) {
        return of(relation.before().or(relation::table).orElse(relation.name()));
    }

    /** Returns how many rows a table has, which is named with its schema; a partition has no more than the whole. */
    Rows of(String name) {
        return Optional.ofNullable(rows.get(name))
                .or(() -> Optional.ofNullable(rows.get(Tables.bare(name))))
                .or(() -> Optional.ofNullable(tables.wholes().get(name)).map(this::of))
                .orElseGet(Rows::unknown);
    }

    /** Says whether working through all of a relation takes long. A tool's own table has a row for each migration. */
    public boolean isLarge(Relation relation) {
        Rows known = of(relation);
        return known.exceed(small) && (known.count().isPresent() || !OF_TOOLS.contains(Tables.bare(relation.name())));
    }
}
