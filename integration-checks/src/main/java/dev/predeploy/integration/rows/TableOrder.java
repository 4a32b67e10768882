package dev.predeploy.integration.rows;

import dev.predeploy.integration.rows.table.ForeignKey;
import dev.predeploy.integration.rows.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which tables are filled: what is pointed at first. Where tables point at each other in a circle, the one
 * that can best do without comes first.
 */
final class TableOrder {
    private final List<Table> left;

    private TableOrder(List<Table> tables) {
        this.left = new ArrayList<>(tables);
    }

    /** Returns the tables in order, each with those of its foreign keys whose target is not filled by then. */
    static Map<Table, List<ForeignKey>> of(List<Table> tables) {
        TableOrder order = new TableOrder(tables);
        Map<Table, List<ForeignKey>> ordered = new LinkedHashMap<>();
        while (!order.left.isEmpty()) {
            Table next = order.next();
            ordered.put(next, order.open(next));
            order.left.remove(next);
        }
        return ordered;
    }

    private Table next() {
        return left.stream().min(Comparator.comparingInt(this::trouble)).orElseThrow();
    }

    /** A key that has to hold from the start is worse than any number of those that can be set later. */
    private int trouble(Table table) {
        return open(table).stream()
                .filter(key -> !table.isOwn(key))
                .mapToInt(key -> table.isOptional(key) ? 1 : key.isDeferrable() ? 1_000 : 1_000_000)
                .sum();
    }

    private List<ForeignKey> open(Table table) {
        return table.keys().stream()
                .filter(key -> left.stream()
                        .anyMatch(other -> other.id().isPartOf(key.target().table())))
                .toList();
    }
}
