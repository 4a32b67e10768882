package dev.predeploy.staging.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The types of metrics, and how the names of their samples end in each dialect. */
enum Type {
    COUNTER(List.of(""), List.of("_total", "_created")),
    GAUGE(List.of(""), List.of("")),
    HISTOGRAM(List.of("_bucket", "_sum", "_count"), List.of("_bucket", "_sum", "_count", "_created")),
    SUMMARY(List.of("", "_sum", "_count"), List.of("", "_sum", "_count", "_created")),
    /** Of no known type; in OpenMetrics, {@code unknown}. */
    UNTYPED(List.of(""), List.of("")),
    GAUGEHISTOGRAM(List.of(), List.of("_bucket", "_gsum", "_gcount")),
    INFO(List.of(), List.of("_info")),
    STATESET(List.of(), List.of(""));

    private static final Set<Type> OF_BOTH = Set.of(COUNTER, GAUGE, HISTOGRAM, SUMMARY);

    @SuppressWarnings("ImmutableEnumChecker") // both are made by List.of
    private final List<String> inText;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> inOpenMetrics;

    Type(List<String> inText, List<String> inOpenMetrics) {
        this.inText = inText;
        this.inOpenMetrics = inOpenMetrics;
    }

    static Type read(String word, Dialect dialect) throws Malformed {
        if (dialect == Dialect.OPEN_METRICS && word.equals("unknown")) {
            return UNTYPED;
        }
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .filter(type -> OF_BOTH.contains(type) || (type == UNTYPED) == (dialect == Dialect.TEXT))
                .findFirst()
                .orElseThrow(() -> new Malformed("`" + word + "` is no type of a metric"));
    }

    List<String> endings(Dialect dialect) {
        return dialect == Dialect.TEXT ? inText : inOpenMetrics;
    }

    /** Says whether a sample of the given name is one of a family of this type. */
    boolean has(String family, String sample, Dialect dialect) {
        return endings(dialect).stream().anyMatch(ending -> sample.equals(family + ending));
    }

    /** Says whether a sample with this ending may carry an exemplar. */
    boolean takesExemplar(String sample) {
        return (this == COUNTER && sample.endsWith("_total"))
                || ((this == HISTOGRAM || this == GAUGEHISTOGRAM) && sample.endsWith("_bucket"));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
