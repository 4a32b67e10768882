package dev.predeploy.integration.sql;

import dev.predeploy.integration.text.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a script apart into its statements, as psql does: by semicolons that are in no text, comment, body or bracket. */
public final class Pieces {
    private static final Pattern SKIPPED = Pattern.compile("(?s)(?:"
            + String.join("|", SqlTokens.COMMENT, SqlTokens.ESCAPED, SqlTokens.LITERAL, SqlTokens.QUOTED)
            + "|(?<![\\w$])(\\$(?:[A-Za-z_\\x80-\\uffff]\\w*)?\\$).*?\\1)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern COPY = Pattern.compile("(?is)\\bCOPY\\b.*\\bFROM\\s+STDIN\\b.*");
    private static final Pattern PSQL = Pattern.compile("\\\\[^\\n]*");
    private static final Pattern BLANK = Pattern.compile("(?s)" + SqlTokens.BLANK);

    private final String text;
    private final SourceText source;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int start;
    private int brackets;
    private int blocks;
    private String before = "";

    private Pieces(String script) {
        source = new SourceText(script);
        text = source.text();
    }

    /** Returns the statements of a script, in order. */
    public static List<Piece> of(String script) {
        Pieces pieces = new Pieces(script);
        pieces.read();
        return pieces.pieces;
    }

    private void read() {
        while (at < text.length()) {
            Matcher skipped = SKIPPED.matcher(text).region(at, text.length()).useTransparentBounds(true);
            Matcher word = WORD.matcher(text).region(at, text.length());
            Matcher psql = PSQL.matcher(text).region(at, text.length());
            if (skipped.lookingAt()) {
                at = skipped.end();
            } else if (word.lookingAt()) {
                word(word.group().toUpperCase(Locale.ROOT));
                at = word.end();
            } else if (psql.lookingAt() && firstWord() == at) {
                at = psql.end();
                end(at);
            } else {
                sign(text.charAt(at));
            }
        }
        end(text.length());
    }

    /** A body that is written as SQL has semicolons of its own. */
    private void word(String word) {
        if ((word.equals("ATOMIC") && before.equals("BEGIN")) || (blocks > 0 && word.equals("CASE"))) {
            blocks++;
        } else if (blocks > 0 && word.equals("END")) {
            blocks--;
        }
        before = word;
    }

    private void sign(char sign) {
        brackets = Math.max(0, brackets + (sign == '(' ? 1 : sign == ')' ? -1 : 0));
        at++;
        if (sign == ';' && brackets == 0 && blocks == 0) {
            end(at - 1);
        }
    }

    private int firstWord() {
        Matcher blank = BLANK.matcher(text).region(start, text.length());
        return blank.lookingAt() ? blank.end() : start;
    }

    private void end(int end) {
        int first = firstWord();
        if (first < end) {
            String statement = text.substring(text.charAt(first) == '\\' ? first : start, end);
            Optional<String> copied =
                    COPY.matcher(text.substring(first, end)).matches() ? Optional.of(copied()) : Optional.empty();
            pieces.add(new Piece(statement, source.line(first), copied));
        }
        start = at;
        brackets = 0;
        blocks = 0;
        before = "";
    }

    /** Reads up to the line that says that the data end. */
    private String copied() {
        int from = text.indexOf('\n', at) + 1;
        if (from == 0) {
            return "";
        }
        Matcher last = Pattern.compile("(?m)^\\\\\\.\\r?$").matcher(text);
        boolean isEnded = last.find(from);
        at = isEnded ? last.end() : text.length();
        return text.substring(from, isEnded ? last.start() : text.length());
    }
}
