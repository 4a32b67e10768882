package dev.predeploy.staging.metrics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line from left to right. */
final class Cursor {
    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern TOKEN = Pattern.compile("[^ \\t]+");
    private static final Pattern NUMBER =
            Pattern.compile("(?i)[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?|[+-]?inf(?:inity)?|nan");
    private static final int SHOWN = 40;

    private final String text;
    private final Dialect dialect;
    private int at;

    Cursor(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        if (dialect == Dialect.TEXT) {
            blanks();
        }
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    boolean takes(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    boolean takes(String wanted) {
        boolean there = text.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    void expect(char wanted, String where) throws Malformed {
        if (!takes(wanted)) {
            throw new Malformed("there is no `%s` %s, but `%s`".formatted(wanted, where, ahead()));
        }
    }

    /** Passes over what may stand between two words: any blanks, and in OpenMetrics exactly one space. */
    void gap(String where) throws Malformed {
        if (dialect == Dialect.OPEN_METRICS) {
            expect(' ', where);
        } else if (blanks() == 0) {
            throw new Malformed("there is no blank %s, but `%s`".formatted(where, ahead()));
        }
    }

    /** Passes over blanks where there may be some; in OpenMetrics there may not. */
    int blanks() {
        int begin = at;
        while (dialect == Dialect.TEXT && at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at - begin;
    }

    String metric() throws Malformed {
        return next(METRIC, "name of a metric");
    }

    String label() throws Malformed {
        return next(LABEL, "name of a label");
    }

    String token(String what) throws Malformed {
        return next(TOKEN, what);
    }

    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    double number(String what) throws Malformed {
        String token = token(what);
        if (!NUMBER.matcher(token).matches()) {
            throw new Malformed("the %s `%s` is no number".formatted(what, shortened(token)));
        }
        String sign = token.startsWith("-") ? "-" : "";
        String digits = token.replaceFirst("^[+-]", "");
        boolean infinite = digits.regionMatches(true, 0, "inf", 0, 3);
        return Double.parseDouble(
                infinite ? sign + "Infinity" : digits.equalsIgnoreCase("nan") ? "NaN" : sign + digits);
    }

    /** Reads what stands between quotation marks. */
    String quoted() throws Malformed {
        expect('"', "before the value of a label");
        StringBuilder value = new StringBuilder();
        while (!takes('"')) {
            if (isAtEnd()) {
                throw new Malformed("the value of a label does not end");
            }
            char next = text.charAt(at++);
            value.append(next == '\\' ? escaped() : next);
        }
        return value.toString();
    }

    private char escaped() throws Malformed {
        char next = isAtEnd() ? ' ' : text.charAt(at++);
        return switch (next) {
            case 'n' -> '\n';
            case '\\', '"' -> next;
            default -> throw new Malformed("`\\" + next + "` is no escape; there are `\\\\`, `\\\"` and `\\n`");
        };
    }

    private String next(Pattern pattern, String what) throws Malformed {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new Malformed(isAtEnd() ? "there is no " + what : "`" + ahead() + "` is no " + what);
        }
        at = matcher.end();
        return matcher.group();
    }

    private String ahead() {
        return isAtEnd() ? "the end" : shortened(text.substring(at));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
