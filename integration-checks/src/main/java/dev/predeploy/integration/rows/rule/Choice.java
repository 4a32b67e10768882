package dev.predeploy.integration.rows.rule;

import dev.predeploy.integration.rows.table.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the columns of a group may be given, for rows with many values and for rows with many NULLs. */
public final class Choice {
    private final Group group;
    private final List<Solution> values;
    private final List<Solution> nulls;
    private final Set<Column> withoutValue;
    private final Set<Column> withoutNull;

    private Choice(Group group, List<Solution> values, List<Solution> nulls) {
        this.group = group;
        this.values = values;
        this.nulls = nulls;
        this.withoutValue = new HashSet<>(group.columns());
        this.withoutNull = new HashSet<>(group.columns());
    }

    /**
     * Finds what there is to choose from.
     *
     * @param connection is in a transaction
     * @param candidates the candidates of each column of the group, the better ones first
     * @param isDistinct whether rows must differ in a column
     */
    public static Choice of(
            Connection connection, Group group, List<List<String>> candidates, Predicate<Column> isDistinct)
            throws SQLException {
        Solver solver = new Solver(connection);
        List<Column> distinct = group.columns().stream().filter(isDistinct).toList();
        List<Solution> values = differing(solver.solve(group, candidates, false), distinct);
        List<Solution> nulls = differing(solver.solve(group, candidates, true), distinct);
        return new Choice(group, values, nulls);
    }

    /** Lets those come first that differ from each other where rows must differ. */
    private static List<Solution> differing(List<Solution> solutions, List<Column> distinct) {
        if (distinct.isEmpty()) {
            return solutions;
        }
        List<Solution> first = new ArrayList<>();
        List<Solution> rest = new ArrayList<>();
        for (Solution solution : solutions) {
            (solution.differsEverywhere(first, distinct) ? first : rest).add(solution);
        }
        first.addAll(rest);
        return first;
    }

    /** Says that nothing satisfies the rules. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the group. */
    public Group group() {
        return group;
    }

    /**
     * Returns values for a row; empty if there are none.
     *
     * @param wantsNulls whether it is to have many NULLs, or few
     * @param index which of those that there are
     */
    public Map<Column, String> at(boolean wantsNulls, int index) {
        List<Solution> from = wantsNulls ? nulls : values;
        return from.isEmpty() ? Map.of() : from.get(index % from.size()).values();
    }

    /** Returns the same, but if others give columns a value, or NULL, that had none so far, then those. */
    public Map<Column, String> fresh(boolean wantsNulls, int index) {
        List<Solution> from = wantsNulls ? nulls : values;
        return from.isEmpty() ? Map.of() : chosen(from, index, wantsNulls ? withoutNull : withoutValue, wantsNulls);
    }

    private static Map<Column, String> chosen(List<Solution> from, int index, Set<Column> wanted, boolean isNull) {
        Solution usual = from.get(index % from.size());
        long news = usual.news(wanted, isNull);
        return from.stream()
                .max(Comparator.comparingLong(each -> each.news(wanted, isNull)))
                .filter(best -> best.news(wanted, isNull) > news)
                .orElse(usual)
                .values();
    }

    /** Remembers what a row that was taken has. */
    public void taken(Map<Column, String> row) {
        row.forEach((column, value) -> (value.equals(Solution.NULL) ? withoutNull : withoutValue).remove(column));
    }
}
