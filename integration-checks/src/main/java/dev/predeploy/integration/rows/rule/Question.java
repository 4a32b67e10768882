package dev.predeploy.integration.rows.rule;

import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.sql.Quoted;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The query that has PostgreSQL judge every combination of candidates.
 *
 * @param group what is asked for
 * @param candidates the candidates of each of its columns
 */
record Question(Group group, List<List<String>> candidates) {
    private static final int MANY = 60;

    /**
     * Returns the query for the numbers of the candidates of each combination that passes.
     *
     * @param wantsNulls whether those with many NULLs are to come first, or those with few
     */
    String sql(boolean wantsNulls) {
        String numbers = numbers().mapToObj(this::number).collect(Collectors.joining(", "));
        String nulls = numbers()
                .mapToObj(at -> "(" + Quoted.name(column(at).name()) + " IS NULL)::int")
                .collect(Collectors.joining(" + "));
        String sum = numbers().mapToObj(this::number).collect(Collectors.joining(" + "));
        return "SELECT " + numbers + " FROM " + from() + " WHERE " + rules() + " ORDER BY " + nulls
                + (wantsNulls ? " DESC, " : ", ") + sum + ", " + numbers + " LIMIT " + MANY;
    }

    /** Returns the query for whether a single combination passes. */
    String single() {
        return "SELECT FROM " + from() + " WHERE " + rules();
    }

    private String from() {
        String lists = numbers()
                .mapToObj(at -> "(VALUES " + values(at) + ") AS " + Quoted.name("predeploy list " + at) + "("
                        + number(at) + ", " + Quoted.name(column(at).name()) + ")")
                .collect(Collectors.joining(", "));
        String computed = group.computed().stream()
                .map(column -> ", (" + column.origin().computed().orElseThrow() + ") AS " + Quoted.name(column.name()))
                .collect(Collectors.joining());
        return "(SELECT *" + computed + " FROM " + lists + ") AS " + Quoted.name("predeploy candidates");
    }

    private String values(int at) {
        List<String> list = candidates.get(at);
        return IntStream.range(0, list.size())
                .mapToObj(number -> "(" + number + ", (" + list.get(number) + ")::"
                        + column(at).type().sql() + ")")
                .collect(Collectors.joining(", "));
    }

    private String rules() {
        return group.rules().stream()
                .flatMap(rule -> Conjunction.parts(rule.expression()).stream())
                .map(rule -> "(" + rule + ") IS NOT FALSE")
                .collect(Collectors.joining(" AND "));
    }

    private IntStream numbers() {
        return IntStream.range(0, candidates.size());
    }

    private String number(int at) {
        return Quoted.name("predeploy number " + at);
    }

    private Column column(int at) {
        return group.columns().get(at);
    }
}
