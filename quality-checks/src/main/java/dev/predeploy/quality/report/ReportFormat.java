package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Names the formats that are read, and reads them. */
public enum ReportFormat {
    /** SARIF 2.1.0, as OASIS publishes it. */
    SARIF,
    /** The XML that Ant's JUnit task began and that most test runners write today. */
    JUNIT,
    /** The XML of Checkstyle, which many linters can write. */
    CHECKSTYLE,
    /** What javac tells people, in English, and the same with {@code -XDrawDiagnostics}. */
    JAVAC,
    /** ruff's {@code --output-format json}. */
    RUFF,
    /** mypy's {@code --output json}. */
    MYPY,
    /** What mypy writes in the place of its JSON where an error keeps it from going on. */
    MYPY_IN_WORDS,
    /** ESLint's {@code -f json}. */
    ESLINT,
    /** The TypeScript compiler's lines with {@code --pretty false --listFiles}. */
    TYPESCRIPT,
    /** flake8's lines in the form {@code path:row:column: code text}, with {@code --benchmark}. */
    FLAKE8,
    /** ShellCheck's {@code -f json1}. */
    SHELLCHECK,
    /** hadolint's {@code -f json}. */
    HADOLINT,
    /** Pyright's {@code --outputjson}. */
    PYRIGHT,
    /** Jest's {@code --json --testLocationInResults}. */
    JEST;

    /** Reading goes piece by piece; this bounds the time that it takes. */
    private static final long LARGEST = 256L << 20;

    /**
     * Reads files of this format as one report.
     *
     * @param files the files, at least one
     * @param sources the sources that the report is about
     * @throws UnreadableReport when one of them is missing, too large, or not of this format
     */
    public Report read(List<Path> files, SourceTree sources) throws UnreadableReport {
        Tally tally = new Tally();
        for (Path file : files) {
            refuseTooLarge(file, sources);
            reader().read(file, sources, tally);
        }
        return tally.report().map(sources::userText);
    }

    private static void refuseTooLarge(Path file, SourceTree sources) throws UnreadableReport {
        Place place = Place.file(sources.userPath(file.toString()));
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableReport("is larger than %d MiB".formatted(LARGEST >> 20), place);
            }
        } catch (IOException e) {
            throw new UnreadableReport("cannot be opened: " + e, place, e);
        }
    }

    private ReportReader reader() {
        return switch (this) {
            case SARIF -> new SarifReader();
            case JUNIT -> new JunitReader();
            case CHECKSTYLE -> new CheckstyleReader();
            case JAVAC -> new JavacReader();
            case RUFF -> JsonFindings.of(JsonShape.RUFF);
            case MYPY -> JsonFindings.byLine(JsonShape.MYPY);
            case MYPY_IN_WORDS -> new LinesReader(MypyLines::new);
            case ESLINT -> JsonFindings.of(JsonShape.ESLINT);
            case TYPESCRIPT -> new LinesReader(TypescriptLines::new);
            case FLAKE8 -> new LinesReader(Flake8Lines::new);
            case SHELLCHECK -> JsonFindings.of(JsonShape.SHELLCHECK);
            case HADOLINT -> JsonFindings.of(JsonShape.HADOLINT);
            case PYRIGHT -> JsonFindings.of(JsonShape.PYRIGHT);
            case JEST -> new JestReader();
        };
    }
}
