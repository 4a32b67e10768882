package dev.predeploy.kit.finding;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.function.UnaryOperator;

/** Says where a finding is: in a file of the stack, at a URL, or nowhere in particular. */
public sealed interface Place {

    /** Returns the place in the form that editors and terminals make clickable, or an empty text for nowhere. */
    String text();

    /** Returns this place with its text changed, as redaction needs it. */
    Place map(UnaryOperator<String> change);

    /** Returns the place at the given line of a file, its column unknown. */
    static Place file(String file, int line) {
        return new InFile(file, new Span(line, 0, 0, 0));
    }

    /** Returns the place at the given line and column of a file. */
    static Place file(String file, int line, int column) {
        return new InFile(file, new Span(line, column, 0, 0));
    }

    /** Returns the place that is a whole file. */
    static Place file(String file) {
        return new InFile(file, Span.UNKNOWN);
    }

    /** Returns the place at a URL. */
    static Place url(URI url) {
        return new AtUrl(url);
    }

    /** Returns the place that is nowhere in particular. */
    static Place nowhere() {
        return new Nowhere();
    }

    /**
     * A place in a file.
     *
     * @param file the path as the user knows it, relative to the stack file's folder where it lies below it, with
     *     forward slashes
     * @param span the lines and columns, as far as they are known
     */
    record InFile(String file, Span span) implements Place {
        /** Refuses a blank file. */
        public InFile {
            requireNonNull(span);
            if (file.isBlank()) {
                throw new IllegalArgumentException("A place in a file names the file");
            }
        }

        @Override
        public String text() {
            return file + span.text();
        }

        @Override
        public Place map(UnaryOperator<String> change) {
            return new InFile(change.apply(file), span);
        }
    }

    /** A place on the network; credentials in the URL are the reporter's to mask. */
    record AtUrl(URI url) implements Place {
        @Override
        public String text() {
            return url.toString();
        }

        @Override
        public Place map(UnaryOperator<String> change) {
            return new AtUrl(URI.create(change.apply(url.toString())));
        }
    }

    /** No place: the finding is about the whole. */
    record Nowhere() implements Place {
        @Override
        public String text() {
            return "";
        }

        @Override
        public Place map(UnaryOperator<String> change) {
            return this;
        }
    }

    /**
     * Lines and columns, counted from 1; 0 says that one is unknown.
     *
     * @param line the first line
     * @param column the first column
     * @param endLine the last line
     * @param endColumn the column after the last character
     */
    record Span(int line, int column, int endLine, int endColumn) {
        /** The span of which nothing is known. */
        public static final Span UNKNOWN = new Span(0, 0, 0, 0);

        /** Refuses negative numbers, and a column without a line. */
        public Span {
            if (line < 0 || column < 0 || endLine < 0 || endColumn < 0 || (line == 0 && column > 0)) {
                throw new IllegalArgumentException(
                        "Not a span: %d:%d to %d:%d".formatted(line, column, endLine, endColumn));
            }
        }

        String text() {
            if (line == 0) {
                return "";
            }
            return column == 0 ? ":" + line : ":" + line + ":" + column;
        }
    }
}
