package dev.predeploy.integration.rows.rule;

import java.util.ArrayList;
import java.util.List;

/** Takes a condition apart that several conditions make together, so that PostgreSQL need not look at all of it at once. */
final class Conjunction {
    private static final String AND = " AND ";

    private final String text;
    private final List<String> parts = new ArrayList<>();
    private int depth;
    private int start;
    private boolean hasCase;

    private Conjunction(String text) {
        this.text = text;
    }

    /** Returns the conditions that must all hold, or the whole where it cannot be taken apart. */
    static List<String> parts(String condition) {
        return new Conjunction(bare(condition)).parts();
    }

    private List<String> parts() {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '\'' || letter == '"') {
                at = end(text, at);
            } else if (letter == '(' || letter == '[') {
                depth++;
            } else if (letter == ')' || letter == ']') {
                depth--;
            } else if (depth == 0) {
                hasCase |= text.startsWith("CASE", at);
                separate(at);
            }
        }
        parts.add(text.substring(start));
        return hasCase ? List.of(text) : parts;
    }

    private void separate(int at) {
        if (text.startsWith(AND, at)) {
            parts.add(text.substring(start, at));
            start = at + AND.length();
        }
    }

    /** Returns where a quoted text ends; a doubled quote only seems to end it, and begins another. */
    private static int end(String text, int at) {
        int end = text.indexOf(text.charAt(at), at + 1);
        return end < 0 ? text.length() : end;
    }

    /** Takes away brackets around the whole. */
    private static String bare(String condition) {
        String text = condition.strip();
        int open = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '\'' || letter == '"') {
                at = end(text, at);
            } else if (letter == '(') {
                open++;
            } else if (letter == ')') {
                open--;
            }
            if (open == 0) {
                boolean isWhole = at == text.length() - 1 && at > 0;
                return isWhole ? bare(text.substring(1, at)) : text;
            }
        }
        return text;
    }
}
