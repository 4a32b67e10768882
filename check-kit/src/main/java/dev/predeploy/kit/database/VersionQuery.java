package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLState;

/**
 * What a query must answer.
 *
 * @param query a query for one value
 * @param atLeast the least that it may answer
 * @param equals the only answer that is right
 */
public record VersionQuery(
        @Doc("A query for one value.") String query,

        @Doc("The least that it may answer: a number, or a version such as `1.27.0`.")
        Optional<String> atLeast,

        @Doc("The only answer that is right.") Optional<String> equals) {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    /** What the driver says of several statements, and of one that answers nothing. */
    private static final Set<String> NOT_ONE_ANSWER =
            Set.of(PSQLState.TOO_MANY_RESULTS.getState(), PSQLState.NO_DATA.getState());

    /** Refuses a query that every answer satisfies. */
    public VersionQuery {
        if (atLeast.isEmpty() == equals.isEmpty()) {
            throw new InvalidEntry("query", "one of `at-least` and `equals` is needed", "write exactly one of them");
        }
        atLeast.ifPresent(least -> requireVersion("atLeast", least));
    }

    /**
     * Refuses what is no version.
     *
     * @throws InvalidEntry naming the component that says it
     */
    public static void requireVersion(String component, String text) {
        if (!VERSION.matcher(text).matches()) {
            throw new InvalidEntry(component, "`" + text + "` is no number or version", "write such as `20`");
        }
    }

    /** Says whether an answer is a number or a version, and not below the least one; {@code 1.9} is below {@code 1.10}. */
    public static boolean isAtLeast(String answer, String least) {
        if (!VERSION.matcher(answer).matches()) {
            return false;
        }
        String[] left = answer.split("\\.", -1);
        String[] right = least.split("\\.", -1);
        for (int part = 0; part < Math.max(left.length, right.length); part++) {
            int order = number(left, part).compareTo(number(right, part));
            if (order != 0) {
                return order > 0;
            }
        }
        return true;
    }

    private static BigInteger number(String[] parts, int index) {
        return new BigInteger(index < parts.length ? parts[index] : "0");
    }

    /**
     * Asks, and returns what is wrong with the answer.
     *
     * @throws CheckBroken if it is not one query
     * @throws SQLException if the connection broke
     */
    public Optional<Finding> violation(Psql psql) throws SQLException {
        try {
            return violation(psql.query(query).value());
        } catch (SQLException refused) {
            return Optional.of(refused(refused));
        }
    }

    private Optional<Finding> violation(String answer) {
        return accepts(answer)
                ? Optional.empty()
                : Optional.of(Finding.of("The schema's version is not as declared")
                        .rule("version")
                        .expected(expectation())
                        .actual(answer));
    }

    private Finding refused(SQLException refused) throws SQLException {
        if (NOT_ONE_ANSWER.contains(String.valueOf(refused.getSQLState()))) {
            throw new CheckBroken(Finding.of("`version.query` is not one query for one value")
                    .expected("one SELECT")
                    .actual(query)
                    .fix("Leave one SELECT in `version.query`, and write another entry for each further one."));
        }
        return Refusal.in(refused)
                .orElseThrow(() -> refused)
                .finding(Place.nowhere())
                .fix("Correct the query `" + query + "` in the stack file.");
    }

    private boolean accepts(String answer) {
        return equals.map(answer::equals).orElseGet(() -> isAtLeast(answer, atLeast.orElse("0")));
    }

    private String expectation() {
        return equals.orElseGet(() -> "at least " + atLeast.orElse(""));
    }
}
