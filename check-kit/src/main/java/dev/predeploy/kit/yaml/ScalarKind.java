package dev.predeploy.kit.yaml;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The sorts of plain values. */
enum ScalarKind {
    /** Text; a number or truth value stands for its source text. */
    TEXT("text", "…", Optional.empty(), text -> text),
    /** An {@code int}. */
    INTEGER("a whole number", "8", Optional.of(ScalarKind.WHOLE), Integer::valueOf),
    /** A {@code long}. */
    LONG("a whole number", "8", Optional.of(ScalarKind.WHOLE), Long::valueOf),
    /** A {@code double}. */
    NUMBER("a number", "0.5", Optional.of(ScalarKind.DECIMAL), Double::valueOf),
    /** A {@code boolean}: {@code true} or {@code false} and nothing else. */
    TRUTH("`true` or `false`", "true", Optional.of("^(true|false)$"), Boolean::valueOf),
    /** A {@link java.time.Duration}. */
    DURATION("a duration", "30s", Optional.of(Durations.PATTERN), Durations::parse),
    /** A {@link ByteSize}. */
    SIZE("a size", "700MB", Optional.of(ByteSize.PATTERN), ByteSize::parse),
    /** A {@link Path}, as it is written. */
    PATH("a path", "docs/guide.md", Optional.empty(), Path::of);

    /** How a whole number is written. */
    static final String WHOLE = "^-?(0|[1-9][0-9]*)$";

    /** How a number is written. */
    static final String DECIMAL = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$";

    private final String expected;
    private final String example;
    private final Optional<Pattern> form;

    @SuppressWarnings("ImmutableEnumChecker") // every reader is a stateless method reference
    private final Function<String, Object> reader;

    ScalarKind(String expected, String example, Optional<String> form, Function<String, Object> reader) {
        this.expected = expected;
        this.example = example;
        this.form = form.map(Pattern::compile);
        this.reader = reader;
    }

    String expected() {
        return expected;
    }

    String example() {
        return example;
    }

    /** Returns what follows {@link #expected} where examples help. */
    String examples() {
        return switch (this) {
            case TEXT, TRUTH -> "";
            case DURATION -> " such as `30s` or `1h30m`";
            case SIZE -> " such as `700MB` or `1GiB`";
            case INTEGER, LONG, NUMBER, PATH -> " such as `%s`".formatted(example);
        };
    }

    /** Returns the form that the source text must have. */
    Optional<Pattern> form() {
        return form;
    }

    /** Says whether a value in quotes is another thing than the same value without. */
    boolean isUnquoted() {
        return List.of(INTEGER, LONG, NUMBER, TRUTH).contains(this);
    }

    /**
     * Reads a value of the right form.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    Object read(String text) {
        if (form.isPresent() && !form.get().matcher(text).matches()) {
            throw new IllegalArgumentException("Not " + expected + ": " + text);
        }
        return reader.apply(text);
    }
}
