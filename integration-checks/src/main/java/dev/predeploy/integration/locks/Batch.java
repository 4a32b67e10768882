package dev.predeploy.integration.locks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows a statement that changes some rows of many by its text: it says how many, or from which to which key. Of the few
 * rows of a rehearsal, that is easily all of them.
 */
final class Batch {
    private static final String GIVEN = "[\\d'$:?]";

    private static final Pattern BOUND =
            Pattern.compile("(?i)\\bLIMIT\\s+(?!(?:1|ALL)\\b)|\\bFETCH\\s+FIRST\\b|\\bBETWEEN\\b"
                    + "|(?<![\\w$])id\"?\\s*(?:<(?!>)|=\\s*" + GIVEN + "|IN\\s*\\(\\s*" + GIVEN + ")");

    private static final Pattern ASSIGNMENTS = Pattern.compile("(?i)\\bSET\\b");
    private static final Pattern NEXT = Pattern.compile("(?i)[();]|\\b(?:WHERE|FROM|RETURNING|WHEN)\\b");

    /** One after the other within a transaction, batches change all rows. */
    private static final Pattern LOOP = Pattern.compile("(?is)^(?!.*\\bCOMMIT\\b).*\\bLOOP\\b");

    private Batch() {}

    /** Says whether a statement, of which no comments are left, changes a batch. */
    static boolean isOne(String code) {
        return BOUND.matcher(withoutAssignments(code)).find()
                && !LOOP.matcher(code).find();
    }

    /** What a new value is looked up by bounds no rows. */
    private static String withoutAssignments(String code) {
        StringBuilder rest = new StringBuilder();
        Matcher assignments = ASSIGNMENTS.matcher(code);
        int from = 0;
        while (assignments.find(from)) {
            rest.append(code, from, assignments.start());
            from = end(code, assignments.end());
        }
        return rest.append(code.substring(from)).toString();
    }

    private static int end(String code, int from) {
        Matcher next = NEXT.matcher(code);
        int depth = 0;
        for (int at = from; next.find(at); at = next.end()) {
            switch (next.group()) {
                case "(" -> depth++;
                case ")" -> depth--;
                default -> {
                    if (depth <= 0) {
                        return next.start();
                    }
                }
            }
        }
        return code.length();
    }
}
