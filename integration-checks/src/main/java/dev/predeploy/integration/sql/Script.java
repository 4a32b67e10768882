package dev.predeploy.integration.sql;

import dev.predeploy.kit.database.Refusal;
import dev.predeploy.kit.finding.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration's file, and what became of it when its placeholders were filled in.
 *
 * @param path the path as the user knows it
 * @param written the text as it stands in the file
 * @param filled the text that was run
 */
public record Script(String path, SourceText written, Filled filled) {
    private static final Pattern COPIED = Pattern.compile("^COPY .*, line (\\d+).*", Pattern.DOTALL);

    /** Reads a script in which nothing is filled in. */
    public static Script of(String path, String text) {
        SourceText source = new SourceText(text);
        return new Script(path, source, Filled.nothing(source.text()));
    }

    /**
     * Finds the place of a complaint.
     *
     * @param statement the statement as it was sent
     * @param line the line in the filled-in text on which the statement's first word stands
     */
    public Place place(String statement, int line, Refusal refusal) {
        StatementSpot spot = new StatementSpot(statement, refusal);
        int start = start(statement, spot.firstWord(), line);
        if (start < 0) {
            return Place.file(path, line);
        }
        int copied = copied(refusal);
        if (copied > 0) {
            int end = filled.original(start + statement.length());
            return Place.file(path, written.line(end) + copied);
        }
        int offset = filled.original(start + spot.offset());
        return Place.file(path, written.line(offset), written.column(offset));
    }

    /** Finds a statement that was run, of which the end may be cut off: the place of its first word. */
    public Optional<Place.InFile> find(String statement) {
        return find(statement, 0).map(this::at);
    }

    /**
     * Finds a statement at or behind an offset of the text that was run.
     *
     * @return the offset of its first word
     */
    public Optional<Integer> find(String statement, int from) {
        int start = filled.text().indexOf(statement, from);
        return start < 0 ? Optional.empty() : Optional.of(start + StatementSpot.firstWord(statement));
    }

    /** Returns the place of an offset of the text that was run. */
    public Place.InFile at(int offset) {
        int origin = filled.original(offset);
        return new Place.InFile(path, new Place.Span(written.line(origin), written.column(origin), 0, 0));
    }

    /** The same statement may stand in a file more than once; the one whose first word is on the line is meant. */
    private int start(String statement, int firstWord, int line) {
        SourceText run = new SourceText(filled.text());
        for (int found = run.text().indexOf(statement);
                found >= 0;
                found = run.text().indexOf(statement, found + 1)) {
            if (run.line(found + firstWord) == line) {
                return found;
            }
        }
        return -1;
    }

    private static int copied(Refusal refusal) {
        Matcher matcher = COPIED.matcher(refusal.where().orElse(""));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
