package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the TypeScript compiler writes with {@code --pretty false --listFiles}, which names the files that it looked at. */
final class TypescriptLines implements LinesReader.Lines {
    private static final Pattern ERROR = Pattern.compile("^(?:(\\S.*?)\\((\\d+),(\\d+)\\): )?error (TS\\d+): (.*)$");
    private static final Pattern INSTALLED = Pattern.compile(".*/node_modules/.*|.*/lib\\.[\\w.]*d\\.ts");

    /** Its rule for a project without a source. */
    private static final String NO_INPUTS = "TS18003";

    private final SourceTree sources;
    private final Tally tally;
    private @Nullable Finding current;

    TypescriptLines(SourceTree sources, Tally tally) {
        this.sources = sources;
        this.tally = tally;
        tally.lookedAt(0);
    }

    /** Indented lines explain the error above them; other lines, such as the help, are for people. */
    @Override
    public boolean take(String line) {
        Matcher error = ERROR.matcher(line);
        if (error.matches()) {
            end();
            if (!error.group(4).equals(NO_INPUTS)) {
                current = finding(error);
            }
        } else if (line.startsWith("/")) {
            end();
            tally.lookedAt(INSTALLED.matcher(line).matches() ? 0 : 1);
        } else if (current != null && line.startsWith(" ")) {
            Finding told = current;
            current = told.actual(
                    told.actual().map(text -> text + " " + line.strip()).orElseGet(line::strip));
        } else {
            end();
        }
        return true;
    }

    private Finding finding(Matcher error) {
        Finding finding =
                Finding.of(Words.oneLine(error.group(5), error.group(4))).rule(error.group(4));
        if (error.group(1) == null) {
            return finding;
        }
        Span span = new Span(Words.number(error.group(2)), Words.number(error.group(3)), 0, 0);
        return finding.at(sources.place(error.group(1), span));
    }

    @Override
    public void end() {
        if (current != null) {
            tally.add(current.actual().map(Words::oneLine).map(current::actual).orElse(current));
            current = null;
        }
    }
}
