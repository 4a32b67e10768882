package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place.Span;
import dev.predeploy.kit.finding.Severity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What flake8 writes with the format of {@link ReportFormat#FLAKE8} and {@code --benchmark}, which counts the files. */
final class Flake8Lines implements LinesReader.Lines {
    private static final Pattern FINDING = Pattern.compile("^(.+):(\\d+):(\\d+): ([A-Z]+\\d+) ?(.*)$");
    private static final Pattern FIGURE = Pattern.compile("^[\\d.]+\\s+\\S.*(?:elapsed|processed|per second)$");
    private static final Pattern FILES = Pattern.compile("^(\\d+)\\s+total files processed$");

    /** Its own rule for a file that it cannot open. */
    private static final String UNREADABLE = "E902";

    private final SourceTree sources;
    private final Tally tally;

    Flake8Lines(SourceTree sources, Tally tally) {
        this.sources = sources;
        this.tally = tally;
    }

    @Override
    public boolean take(String line) {
        Matcher finding = FINDING.matcher(line);
        if (finding.matches()) {
            add(finding);
            return true;
        }
        Matcher files = FILES.matcher(line);
        if (files.matches()) {
            tally.lookedAt(Words.number(files.group(1)));
            return true;
        }
        return line.isBlank() || FIGURE.matcher(line).matches();
    }

    private void add(Matcher line) {
        String rule = line.group(4);
        int number = Words.number(line.group(2));
        int column = number == 0 ? 0 : Words.number(line.group(3));
        Finding finding = Finding.of(Words.oneLine(line.group(5), rule))
                .rule(rule)
                .severity(rule.startsWith("W") ? Severity.WARNING : Severity.ERROR)
                .at(sources.place(line.group(1), new Span(number, column, 0, 0)));
        if (rule.equals(UNREADABLE)) {
            tally.fault(finding);
        } else {
            tally.add(finding);
        }
    }
}
