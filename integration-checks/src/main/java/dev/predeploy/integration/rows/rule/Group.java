package dev.predeploy.integration.rows.rule;

import dev.predeploy.integration.rows.hint.Hints;
import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.table.Rule;
import dev.predeploy.integration.rows.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Columns that rules tie together, so that their values have to be found together.
 *
 * @param columns the columns that are to be given values
 * @param computed the columns that are computed from those
 * @param rules what must hold
 */
public record Group(List<Column> columns, List<Column> computed, List<Rule> rules) {
    /** Copies the lists. */
    public Group {
        columns = List.copyOf(columns);
        computed = List.copyOf(computed);
        rules = List.copyOf(rules);
    }

    /** Returns all that is said in SQL of its columns: the rules, and what others are computed by. */
    public List<String> expressions() {
        return Stream.concat(
                        rules.stream().map(Rule::expression),
                        computed.stream()
                                .map(column -> column.origin().computed().orElseThrow()))
                .toList();
    }

    /** Returns the groups of a table; columns without a rule are in none. */
    public static List<Group> of(Table table) {
        List<Set<Integer>> tied = new ArrayList<>();
        table.rules().stream()
                .map(rule -> withSources(table, rule.columns()))
                .filter(columns -> !columns.isEmpty())
                .forEach(columns -> tie(tied, columns));
        return tied.stream().map(numbers -> group(table, numbers)).toList();
    }

    /** What a computed column is computed from is tied to whatever it is tied to. */
    private static Set<Integer> withSources(Table table, Set<Integer> numbers) {
        Set<Integer> all = new HashSet<>(numbers);
        for (Column column : table.columns()) {
            if (numbers.contains(column.number()) && column.isComputed()) {
                Hints hints = new Hints(column.origin().computed().orElseThrow());
                table.columns().stream()
                        .filter(other -> !other.isComputed() && hints.mentions(other.name()))
                        .forEach(other -> all.add(other.number()));
            }
        }
        return all;
    }

    private static void tie(List<Set<Integer>> tied, Set<Integer> columns) {
        Set<Integer> together = new HashSet<>(columns);
        tied.removeIf(other -> other.stream().anyMatch(together::contains) && joined(together, other));
        tied.add(together);
    }

    private static boolean joined(Set<Integer> together, Set<Integer> other) {
        together.addAll(other);
        return true;
    }

    private static Group group(Table table, Set<Integer> numbers) {
        Stream<Column> members = table.columns().stream().filter(column -> numbers.contains(column.number()));
        List<Column> all = members.toList();
        return new Group(
                all.stream().filter(column -> !column.isComputed()).toList(),
                all.stream().filter(Column::isComputed).toList(),
                table.rules().stream()
                        .filter(rule -> rule.columns().stream().anyMatch(numbers::contains))
                        .toList());
    }
}
