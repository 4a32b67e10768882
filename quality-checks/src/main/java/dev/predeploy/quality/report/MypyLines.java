package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What mypy tells people, whatever form it is asked for, of an error that keeps it from going on, such as of syntax. */
final class MypyLines implements LinesReader.Lines {
    private static final Pattern ERROR =
            Pattern.compile("^([^\\s:][^:]*):(\\d+)(?::(\\d+))?(?::\\d+:\\d+)?: error: (.+?)(?: +\\[([\\w-]+)])?$");

    private final SourceTree sources;
    private final Tally tally;

    MypyLines(SourceTree sources, Tally tally) {
        this.sources = sources;
        this.tally = tally;
    }

    @Override
    public boolean take(String line) {
        Matcher error = ERROR.matcher(line);
        if (error.matches()) {
            int column = error.group(3) == null ? 0 : Words.number(error.group(3));
            Finding finding = Finding.of(Words.oneLine(error.group(4)))
                    .at(sources.place(error.group(1), new Span(Words.number(error.group(2)), column, 0, 0)));
            String rule = error.group(5);
            tally.add(rule == null ? finding : finding.rule(rule));
        }
        return true; // what else it says is for people alone
    }
}
