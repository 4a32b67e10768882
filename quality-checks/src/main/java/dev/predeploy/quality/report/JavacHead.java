package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place.Span;
import dev.predeploy.kit.finding.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of one of javac's diagnostics.
 *
 * @param file the file as javac names it, or an empty text
 * @param span where in it
 * @param severity how much it weighs
 * @param rule the lint category or the key of the message, or an empty text
 * @param message what is left of the line
 */
record JavacHead(String file, Span span, Severity severity, String rule, String message) {
    private static final Pattern PLACED =
            Pattern.compile("^(.+\\.java):(\\d+): (error|warning|Note): (?:\\[([\\w-]+)] )?(.*)$");

    private static final Pattern UNPLACED = Pattern.compile(
            "^(?:(\\S.*\\.class|\\S.*\\.jar\\(.*\\)): )?(error|warning|Note): (?:\\[([\\w-]+)] )?(.*)$");

    private static final Pattern RAW =
            Pattern.compile("^(?:(.+\\.java):(\\d+):(\\d+):|-) compiler\\.(err|warn|note)\\.([\\w.-]+)(?:: (.*))?$");

    private static final Pattern CRASH = Pattern.compile(
            "^(?:An annotation processor threw an uncaught exception.*|An exception has occurred in the compiler.*)$");

    /** Returns what a line says if it begins a diagnostic. */
    static Optional<JavacHead> of(String line) {
        return placed(PLACED.matcher(line))
                .or(() -> raw(RAW.matcher(line)))
                .or(() -> unplaced(UNPLACED.matcher(line)))
                .or(() -> crash(CRASH.matcher(line)));
    }

    private static Optional<JavacHead> placed(Matcher line) {
        if (!line.matches()) {
            return Optional.empty();
        }
        Span span = new Span(Words.number(line.group(2)), 0, 0, 0);
        return Optional.of(new JavacHead(line.group(1), span, severity(line.group(3)), text(line, 4), line.group(5)));
    }

    private static Optional<JavacHead> unplaced(Matcher line) {
        if (!line.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new JavacHead(text(line, 1), Span.UNKNOWN, severity(line.group(2)), text(line, 3), line.group(4)));
    }

    private static Optional<JavacHead> raw(Matcher line) {
        if (!line.matches()) {
            return Optional.empty();
        }
        int number = Words.number(text(line, 2));
        Span span = number == 0 ? Span.UNKNOWN : new Span(number, Words.number(text(line, 3)), 0, 0);
        String key = line.group(5);
        String message = text(line, 6).isBlank() ? key : key + ": " + text(line, 6);
        return Optional.of(new JavacHead(text(line, 1), span, severity(line.group(4)), key, message));
    }

    private static Optional<JavacHead> crash(Matcher line) {
        return line.matches()
                ? Optional.of(new JavacHead("", Span.UNKNOWN, Severity.ERROR, "", line.group()))
                : Optional.empty();
    }

    private static String text(Matcher line, int group) {
        return Optional.ofNullable(line.group(group)).orElse("");
    }

    private static Severity severity(String word) {
        return switch (word) {
            case "error", "err" -> Severity.ERROR;
            case "warning", "warn" -> Severity.WARNING;
            default -> Severity.NOTE;
        };
    }

    /** Tells whether this says that javac was given nothing to compile. */
    boolean isAboutNoSources() {
        return file.isBlank() && (message.equals("no source files") || rule.equals("no.source.files"));
    }

    /** Tells whether this only repeats what other diagnostics say, or how to see more of them. */
    boolean isRemark() {
        boolean werror = message.equals("warnings found and -Werror specified") || rule.equals("warnings.and.werror");
        boolean advice = severity == Severity.NOTE
                && (message.startsWith("Recompile with") || message.startsWith("Some messages have been simplified"));
        return werror || advice;
    }

    /** Tells whether this is about javac's own work, such as an option that it does not know. */
    boolean isFault() {
        return file.isBlank() && severity == Severity.ERROR;
    }
}
