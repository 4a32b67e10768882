package dev.predeploy.integration.rows.table;

import java.util.Comparator;
import java.util.HashSet;
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
 * @param distinct what rows must differ in: of each list, in one of the columns of these numbers at least
 */
public record Table(
        Id id, List<Column> columns, List<Rule> rules, List<ForeignKey> keys, List<List<Integer>> distinct) {
    /** Copies what it is given. */
    public Table {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        keys = List.copyOf(keys);
        distinct = List.copyOf(distinct);
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
        return distinct.stream().anyMatch(each -> each.contains(column.number()));
    }

    /**
     * Returns as few columns as it takes for a row to differ from the first one, so that it repeats the others.
     *
     * @param turn which of several columns that would do, so that each has its turn
     * @param hasNulls whether the row has NULL wherever that is allowed, which differs from everything
     */
    public Set<Column> differing(int turn, boolean hasNulls) {
        Set<Column> differing = new HashSet<>();
        distinct.stream()
                .sorted(Comparator.comparingInt(List::size))
                .map(each -> each.stream().map(this::column).toList())
                .filter(columns -> columns.stream().noneMatch(differing::contains))
                .filter(columns -> !hasNulls || columns.stream().noneMatch(Column::isNullable))
                .forEach(columns -> differing.add(chosen(columns, turn)));
        return differing;
    }

    /** A counted column differs anyway; one that takes no NULL leaves those to be repeated that were NULL before. */
    private static Column chosen(List<Column> columns, int turn) {
        List<Column> some = columns.stream().filter(Column::isCounted).toList();
        if (some.isEmpty() && columns.stream().anyMatch(Column::isNullable)) {
            some = columns.stream().filter(column -> !column.isNullable()).toList();
        }
        List<Column> from = some.isEmpty() ? columns : some;
        return from.get(turn % from.size());
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
