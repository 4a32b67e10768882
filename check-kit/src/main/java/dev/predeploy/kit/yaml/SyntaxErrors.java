package dev.predeploy.kit.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Turns what the YAML parser says into one line for people, and a remedy. */
final class SyntaxErrors {
    private static final List<Known> KNOWN = List.of(
            new Known("'\\t(TAB)'", "a tab where YAML wants spaces", "indent with spaces"),
            new Known("\\t", "a tab where YAML wants spaces", "indent with spaces"),
            new Known(
                    "mapping values are not allowed here",
                    "a `:` where no value can begin",
                    "put text that holds `: ` in quotes, or correct the indentation"),
            new Known(
                    "could not find expected ':'",
                    "a key without its `:`",
                    "write `key: value`, with a space after the `:`"),
            new Known("found unexpected end of stream", "a quote that is never closed", "close the quote"),
            new Known("found unexpected document separator", "a quote that is never closed", "close the quote"),
            new Known("found undefined alias", "an alias without its anchor", "quote text that begins with `*`"),
            new Known(
                    "expected ',' or ']'",
                    "a list in brackets that is not closed, or an item without its `,`",
                    "close it with `]`, and part its items by `,`"),
            new Known(
                    "expected ',' or '}'",
                    "a map in braces that is not closed, or an entry without its `,`",
                    "close it with `}`, and part its entries by `,`"),
            new Known(
                    "expected <block end>",
                    "a line that does not fit the indentation above it",
                    "indent it as far as its neighbours, and close quotes and brackets above it"),
            new Known("sequence entries are not allowed", "a `-` where no list can begin", "put it on its own line"),
            new Known(
                    "found unknown escape character", "an unknown escape in double quotes", "write `\\\\`, or use '…'"),
            new Known("valid version", "a `%YAML` directive that is none", "remove it"),
            new Known("chomping", "a `|` or `>` with something behind it", "write it alone at the end of its line"),
            new Known(
                    "cannot start any token",
                    "a character with which no value begins",
                    "put text that begins with `@`, `%` or a backtick in quotes"));

    private SyntaxErrors() {}

    private record Known(String fragment, String what, String fix) {}

    static Problem problem(RuntimeException error, SourceText source) {
        if (error instanceof ReaderException unreadable) {
            int index = source.text().offsetByCodePoints(0, Math.min(unreadable.getPosition(), points(source)));
            return source.at(
                    index,
                    "the character U+%04X, which no YAML may hold".formatted(unreadable.getCodePoint()),
                    "remove it");
        }
        if (!(error instanceof MarkedYAMLException marked)) {
            return source.at(0, "this is no YAML", "correct escapes and `%` directives");
        }
        String said = String.valueOf(marked.getProblem());
        Known known = KNOWN.stream()
                .filter(each -> said.contains(each.fragment()))
                .findFirst()
                .orElse(new Known("", "no YAML: " + Words.shown(said), "correct what stands here"));
        Mark mark = mark(marked, source);
        return mark == null ? source.at(0, known.what(), known.fix()) : source.at(mark, known.what(), known.fix());
    }

    /** What is missed only at the end of the file, or on the next line, was opened or begun where the context is. */
    private static @Nullable Mark mark(MarkedYAMLException error, SourceText source) {
        Mark problem = error.getProblemMark();
        Mark context = error.getContextMark();
        boolean late = problem == null
                || problem.getIndex() >= points(source)
                || String.valueOf(error.getProblem()).contains("could not find expected ':'");
        return late && context != null ? context : problem;
    }

    private static int points(SourceText source) {
        return source.text().codePointCount(0, source.text().length());
    }
}
