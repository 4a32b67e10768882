package dev.predeploy.integration.rows.table;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table that rows can be written to: a plain one, or a partition.
 *
 * @param id its number in the catalog, and its name
 * @param columns its columns, in order
 * @param rules its check constraints, and a partition's bounds
 * @param keys its foreign keys
 * @param distinct the numbers of the columns in which rows must differ from each other, alone or together
 */
public record Table(Id id, List<Column> columns, List<Rule> rules, List<ForeignKey> keys, Set<Integer> distinct) {
    /** Copies what it is given. */
    public Table {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        keys = List.copyOf(keys);
        distinct = Set.copyOf(distinct);
    }

    /** Says whether it is the same table of the same database. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table table && id.oid() == table.id.oid();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id.oid());
    }

    /** Returns its name with its schema, as SQL. */
    public String name() {
        return id.name();
    }

    /** Returns the column of a number. */
    public Column column(int number) {
        return columns.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** Says whether rows must differ in a column. */
    public boolean isDistinct(Column column) {
        return distinct.contains(column.number());
    }

    /** Says whether a foreign key points at this very table. */
    public boolean isOwn(ForeignKey key) {
        return id.isPartOf(key.target().table());
    }

    /** Says whether a foreign key may point at nothing. */
    public boolean isOptional(ForeignKey key) {
        return columns(key).stream().anyMatch(Column::isNullable);
    }

    /** Returns the columns of a foreign key. */
    public List<Column> columns(ForeignKey key) {
        return key.columns().stream().map(this::column).toList();
    }

    /**
     * Which table it is.
     *
     * @param oid its number in the catalog
     * @param name its name with its schema, as SQL
     * @param roots the numbers of the partitioned tables that it is a part of
     */
    public record Id(long oid, String name, Set<Long> roots) {
        /** Copies the set. */
        public Id {
            roots = Set.copyOf(roots);
        }

        /** Says whether a number in the catalog stands for it, or for what it is a part of. */
        public boolean isPartOf(long other) {
            return oid == other || roots.contains(other);
        }
    }
}
