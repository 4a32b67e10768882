package dev.predeploy.integration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text of several statements apart as PostgreSQL does: not within quotes, comments, parentheses, nor the body
 * of a function in the standard's way ({@code BEGIN ATOMIC … END}). Backslashes escape nothing but in {@code E'…'}.
 */
public final class Statements {
    private static final Pattern DOLLAR = Pattern.compile("\\$([A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_\\x80-\\uffff][\\w$\\x80-\\uffff]*");
    private static final Pattern ROUTINE =
            Pattern.compile("(?i)CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) ?.*", Pattern.DOTALL);
    private static final int WORDS = 4;

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int start;
    private int at;
    private int parentheses;
    private int bodies;
    private boolean blank = true;

    private Statements(String text) {
        this.text = text;
    }

    /**
     * A statement.
     *
     * @param text its text, with blanks and comments around it
     * @param offset where it begins
     */
    public record Piece(String text, int offset) {}

    /** Returns the statements of a text, without those that are nothing but blanks and comments. */
    public static List<Piece> in(String text) {
        Statements statements = new Statements(text);
        while (statements.at < text.length()) {
            statements.step();
        }
        statements.end();
        return statements.pieces;
    }

    private void step() {
        char next = text.charAt(at);
        if (text.startsWith("--", at)) {
            skipTo(text.indexOf('\n', at), 1);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (Character.isWhitespace(next)) {
            at++;
        } else if (next == ';' && parentheses == 0 && bodies == 0) {
            end();
            at++;
            start = at;
        } else {
            blank = false;
            token(next);
        }
    }

    private void token(char next) {
        Matcher word = WORD.matcher(text).region(at, text.length());
        Matcher dollar = DOLLAR.matcher(text).region(at, text.length());
        if (next == '\'' || next == '"') {
            quoted(next, false);
        } else if (word.lookingAt()) {
            word(word.group());
        } else if (next == '$' && dollar.lookingAt()) {
            at = dollar.end();
            skipTo(text.indexOf(dollar.group(), at), dollar.group().length());
        } else {
            parentheses = Math.max(0, parentheses + (next == '(' ? 1 : next == ')' ? -1 : 0));
            at++;
        }
    }

    private void word(String word) {
        at += word.length();
        if (word.equalsIgnoreCase("E") && at < text.length() && text.charAt(at) == '\'') {
            quoted('\'', true);
            return;
        }
        if (words.size() < WORDS) {
            words.add(word);
        }
        if (parentheses == 0 && ROUTINE.matcher(String.join(" ", words)).matches()) {
            bodies += switch (word.toUpperCase(Locale.ROOT)) {
                case "BEGIN" -> 1;
                case "CASE" -> bodies > 0 ? 1 : 0;
                case "END" -> bodies > 0 ? -1 : 0;
                default -> 0;
            };
        }
    }

    private void quoted(char quote, boolean escapes) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += escapes && text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + 1);
    }

    /** Comments of this sort lie within each other. */
    private void comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
    }

    private void skipTo(int found, int length) {
        at = found < 0 ? text.length() : found + length;
    }

    private void end() {
        if (!blank) {
            pieces.add(new Piece(text.substring(start, Math.min(at, text.length())), start));
        }
        words.clear();
        blank = true;
        parentheses = 0;
        bodies = 0;
    }
}
