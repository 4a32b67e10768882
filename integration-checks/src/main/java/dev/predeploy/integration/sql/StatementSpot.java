package dev.predeploy.integration.sql;

import dev.predeploy.integration.text.SqlTokens;
import dev.predeploy.kit.database.Refusal;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the offset in a statement that PostgreSQL's complaint is about; the statement's first word if nothing is nearer. */
final class StatementSpot {
    private static final Pattern FRAME = Pattern.compile("^PL/pgSQL function (.+) line (\\d+) at .*$");
    private static final Pattern SQL_FRAME = Pattern.compile("^SQL function \"(.+)\".*$");
    private static final Pattern BODY = Pattern.compile("(?is)^DO\\b.*?(\\$\\w*\\$|')");
    private static final Pattern BLANK = Pattern.compile("(?s)" + SqlTokens.BLANK);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern SELECT = Pattern.compile("\\s*SELECT");
    private static final String BLOCK = "inline_code_block";

    private final SourceText statement;
    private final Refusal refusal;

    StatementSpot(String statement, Refusal refusal) {
        this.statement = new SourceText(statement);
        this.refusal = refusal;
    }

    int offset() {
        int position = refusal.spot().position();
        if (position > 0) {
            return characters(0, position - 1);
        }
        List<String> frames =
                refusal.where().map(where -> where.lines().toList()).orElse(List.of());
        OptionalInt found = inBlock(frames);
        return found.orElseGet(() -> call(frames, firstWord()).orElseGet(this::atName));
    }

    /** Where PostgreSQL gives no position, the name that it complains of (class 42) is looked up in the statement. */
    private int atName() {
        Matcher name = QUOTED.matcher(refusal.message());
        if (!refusal.sqlState().startsWith("42") || !name.find()) {
            return firstWord();
        }
        Matcher word = Word.of(name.group(1)).matcher(statement.text());
        return word.find(firstWord()) ? word.start() : firstWord();
    }

    /** A block's lines are counted from the one on which its body begins. */
    private OptionalInt inBlock(List<String> frames) {
        for (int depth = 0; depth < frames.size(); depth++) {
            Matcher frame = FRAME.matcher(frames.get(depth));
            Matcher body = BODY.matcher(statement.text())
                    .region(firstWord(), statement.text().length());
            if (frame.matches() && frame.group(1).equals(BLOCK) && body.lookingAt()) {
                int line = statement.line(body.end()) + Integer.parseInt(frame.group(2)) - 1;
                int from = Math.max(body.end(), statement.firstWord(line));
                return OptionalInt.of(
                        depth == 0
                                ? inner(from)
                                : call(frames.subList(0, depth), from).orElse(from));
            }
        }
        return OptionalInt.empty();
    }

    /** What a body runs stands in it word for word, unless it is a PERFORM or the body itself puts it together. */
    private int inner(int from) {
        String run = refusal.spot().inner().orElse("");
        int position = Math.max(0, refusal.spot().innerPosition() - 1);
        int found = run.isEmpty() ? -1 : statement.text().indexOf(run, from);
        if (found >= 0) {
            return characters(found, position);
        }
        Matcher select = SELECT.matcher(run);
        String perform = select.lookingAt() ? "PERFORM" + run.substring(select.end()) : "";
        boolean isPerform =
                !perform.isEmpty() && statement.text().regionMatches(true, from, perform, 0, perform.length());
        return isPerform && position >= select.end()
                ? characters(from, position + "PERFORM".length() - select.end())
                : from;
    }

    /** The outermost function is the one that the statement itself calls. */
    private OptionalInt call(List<String> frames, int from) {
        for (int depth = frames.size() - 1; depth >= 0; depth--) {
            Matcher frame = FRAME.matcher(frames.get(depth));
            Matcher sql = SQL_FRAME.matcher(frames.get(depth));
            if (frame.matches() || sql.matches()) {
                String function = (frame.matches() ? frame : sql).group(1).replaceFirst("\\(.*", "");
                String name = function.substring(function.lastIndexOf('.') + 1);
                Matcher call = Pattern.compile("(?i)(?<![\\w$])\"?" + Pattern.quote(name) + "\"?\\s*\\(")
                        .matcher(statement.text());
                return call.find(from) ? OptionalInt.of(call.start()) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    int firstWord() {
        return firstWord(statement.text());
    }

    /** Returns the offset of a text's first character that is neither blank nor comment. */
    static int firstWord(String text) {
        Matcher blank = BLANK.matcher(text);
        return blank.lookingAt() && blank.end() < text.length() ? blank.end() : 0;
    }

    /** PostgreSQL counts characters, Java counts the halves of those beyond the basic plane. */
    private int characters(int from, int count) {
        String text = statement.text();
        int most = text.codePointCount(from, text.length());
        return text.offsetByCodePoints(from, Math.min(count, most));
    }
}
