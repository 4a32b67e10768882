package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One diagnostic of javac: its first line, the source with a caret beneath, and details. */
final class JavacDiagnostic {
    private static final Pattern SUM =
            Pattern.compile("^(?:\\d+ (?:errors?|warnings?)|only showing the first \\d+ .*)$");
    private static final int MOST_LINES = 100;

    private final JavacHead head;
    private final List<String> lines = new ArrayList<>();

    private JavacDiagnostic(JavacHead head) {
        this.head = head;
    }

    static Optional<JavacDiagnostic> begunBy(String line) {
        return JavacHead.of(line).map(JavacDiagnostic::new);
    }

    /** Tells whether a line is one of those that end javac's output, such as {@code 3 errors}. */
    static boolean isSum(String line) {
        return SUM.matcher(line).matches();
    }

    void goesOn(String line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    void tell(SourceTree sources, Tally tally) {
        if (head.isAboutNoSources()) {
            tally.lookedAt(0);
        } else if (head.isFault() && !head.isRemark()) {
            tally.fault(Finding.of(Words.oneLine(head.message(), "javac reports an error of its own")));
        } else if (!head.isRemark()) {
            tally.add(finding(sources));
        }
    }

    private Finding finding(SourceTree sources) {
        Finding finding = Finding.of(what()).severity(head.severity()).at(place(sources));
        if (!head.rule().isBlank()) {
            finding = finding.rule(head.rule());
        }
        Optional<String> required = detail("required:");
        Optional<String> found = detail("found:");
        finding = required.map(finding::expected).orElse(finding);
        return found.map(finding::actual).orElse(finding);
    }

    private String what() {
        StringBuilder what = new StringBuilder(head.message());
        int source = caret() - 1;
        lines.subList(0, Math.max(0, source)).forEach(line -> what.append(' ').append(line.strip()));
        detail("symbol:").ifPresent(symbol -> what.append(": ").append(symbol));
        detail("location:").ifPresent(location -> what.append(" in ").append(location));
        detail("reason:").ifPresent(reason -> what.append(": ").append(reason));
        return Words.oneLine(what.toString(), head.rule().isBlank() ? "a diagnostic without a message" : head.rule());
    }

    private Place place(SourceTree sources) {
        int caret = caret();
        Span span = head.span();
        if (span.line() > 0 && span.column() == 0 && caret >= 0) {
            span = new Span(span.line(), lines.get(caret).indexOf('^') + 1, 0, 0);
        }
        // raw diagnostics name no folder
        boolean bare = !head.file().isBlank() && sources.source(head.file()).isEmpty();
        String file = bare ? sources.sourceEndingWith(head.file()).orElse(head.file()) : head.file();
        return sources.place(file, span);
    }

    /** Returns which of the lines holds nothing but the caret beneath the source, or -1. */
    private int caret() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("^")) {
                return i;
            }
        }
        return -1;
    }

    private Optional<String> detail(String name) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
