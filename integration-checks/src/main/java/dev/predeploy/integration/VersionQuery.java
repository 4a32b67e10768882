package dev.predeploy.integration;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a query must answer.
 *
 * @param query a query for one value
 * @param atLeast the least that it may answer
 * @param equals the only answer that is right
 */
record VersionQuery(
        @Doc("A query for one value.") String query,

        @Doc("The least that it may answer: a number, or a version such as `1.27.0`.")
        Optional<String> atLeast,

        @Doc("The only answer that is right.") Optional<String> equals) {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    /** Refuses a query that every answer satisfies. */
    public VersionQuery {
        if (atLeast.isEmpty() == equals.isEmpty()) {
            throw new InvalidEntry("query", "one of `at-least` and `equals` is needed", "write exactly one of them");
        }
        if (atLeast.isPresent() && !VERSION.matcher(atLeast.get()).matches()) {
            throw new InvalidEntry("atLeast", "`" + atLeast.get() + "` is no number or version", "write such as `20`");
        }
    }

    boolean accepts(String answer) {
        return equals.map(answer::equals)
                .orElseGet(() -> VERSION.matcher(answer).matches() && isAtLeast(answer, atLeast.orElse("0")));
    }

    private static boolean isAtLeast(String answer, String least) {
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

    String expectation() {
        return equals.orElseGet(() -> "at least " + atLeast.orElse(""));
    }
}
