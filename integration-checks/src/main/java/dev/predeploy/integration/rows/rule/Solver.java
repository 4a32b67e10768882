package dev.predeploy.integration.rows.rule;

import dev.predeploy.integration.rows.table.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Has PostgreSQL find values that satisfy the rules of a group, among candidates: all combinations in one query, and if
 * the rules break on one of them, some combinations one by one.
 *
 * @param connection is in a transaction
 */
record Solver(Connection connection) {
    private static final List<Long> MOST = List.of(30_000L, 3_000_000L);
    private static final int LEAST = 4;
    private static final int TRIES = 200;

    /**
     * Returns what it found, the best first.
     *
     * @param candidates the candidates of each column, the better ones first
     */
    List<Solution> solve(Group group, List<List<String>> candidates, boolean wantsNulls) throws SQLException {
        for (long most : MOST) {
            Optional<List<Solution>> found = together(new Question(group, bounded(candidates, most)), wantsNulls);
            if (found.isEmpty()) {
                return oneByOne(new Question(group, bounded(candidates, most)), wantsNulls);
            }
            if (!found.get().isEmpty() || combinations(candidates) <= most) {
                return found.get();
            }
        }
        return List.of();
    }

    /** Shortens the longest lists until the product of their lengths can be looked at; NULL, if it is there, stays. */
    private static List<List<String>> bounded(List<List<String>> candidates, long most) {
        List<List<String>> lists = new ArrayList<>(candidates);
        while (combinations(lists) > most) {
            int longest = IntStream.range(0, lists.size())
                    .boxed()
                    .max(Comparator.comparingInt(at -> lists.get(at).size()))
                    .orElseThrow();
            List<String> list = lists.get(longest);
            if (list.size() <= LEAST) {
                break;
            }
            List<String> shorter = new ArrayList<>(list.subList(0, list.size() - 2));
            shorter.add(list.get(list.size() - 1));
            lists.set(longest, shorter);
        }
        return lists;
    }

    private static long combinations(List<List<String>> lists) {
        return lists.stream().mapToLong(List::size).reduce(1, (one, other) -> Math.min(one * other, 1L << 31));
    }

    private Optional<List<Solution>> together(Question question, boolean wantsNulls) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '5s'");
            List<Solution> solutions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(question.sql(wantsNulls))) {
                while (rows.next()) {
                    solutions.add(solution(question, rows));
                }
            }
            connection.rollback(before);
            return Optional.of(solutions);
        } catch (SQLException broken) {
            connection.rollback(before);
            return Optional.empty();
        }
    }

    private static Solution solution(Question question, ResultSet row) throws SQLException {
        Map<Column, String> values = new LinkedHashMap<>();
        for (int at = 0; at < question.candidates().size(); at++) {
            values.put(
                    question.group().columns().get(at),
                    question.candidates().get(at).get(row.getInt(at + 1)));
        }
        return new Solution(values);
    }

    private List<Solution> oneByOne(Question question, boolean wantsNulls) throws SQLException {
        List<List<String>> lists = question.candidates();
        List<Solution> solutions = new ArrayList<>();
        int enough = 4;
        for (int number = 0; number < TRIES && solutions.size() < enough; number++) {
            List<List<String>> single = combination(lists, number, wantsNulls);
            if (passes(new Question(question.group(), single))) {
                Map<Column, String> values = new LinkedHashMap<>();
                for (int at = 0; at < single.size(); at++) {
                    values.put(
                            question.group().columns().get(at), single.get(at).get(0));
                }
                solutions.add(new Solution(values));
            }
        }
        return solutions;
    }

    /** Counts through the combinations; the first list's candidates change most often. NULL is wanted first, or last. */
    private static List<List<String>> combination(List<List<String>> lists, int number, boolean wantsNulls) {
        List<List<String>> single = new ArrayList<>();
        long rest = number;
        for (List<String> list : lists) {
            int at = (int) (rest % list.size());
            rest /= list.size();
            boolean isTurned = wantsNulls && list.contains(Solution.NULL);
            int turned = (at + list.size() - 1) % list.size(); // NULL is the last of its list
            single.add(List.of(list.get(isTurned ? turned : at)));
        }
        return single;
    }

    private boolean passes(Question question) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question.single())) {
            boolean passes = rows.next();
            connection.releaseSavepoint(before);
            return passes;
        } catch (SQLException refused) {
            connection.rollback(before);
            return false;
        }
    }
}
