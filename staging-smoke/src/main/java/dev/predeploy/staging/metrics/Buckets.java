package dev.predeploy.staging.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The buckets of a histogram: each holds all that the ones before it hold, and the last, of {@code le="+Inf"}, holds all. */
final class Buckets {
    private static final String BOUND = "le";

    private final Map<SortedMap<String, String>, State> byLabels = new LinkedHashMap<>();

    /** What was seen of the histogram of one set of labels. */
    private static final class State {
        private double bound = Double.NEGATIVE_INFINITY;
        private double held;
        private OptionalDouble count = OptionalDouble.empty();
    }

    void add(String family, Sample sample) throws Malformed {
        SortedMap<String, String> labels = new TreeMap<>(sample.labels());
        String bound = labels.remove(BOUND);
        State state = byLabels.computeIfAbsent(labels, key -> new State());
        if (sample.name().equals(family + "_bucket")) {
            if (bound == null) {
                throw new Malformed("the bucket has no label le");
            }
            grow(state, new Cursor(bound, Dialect.OPEN_METRICS).number("bound of the bucket"), sample.value());
        } else if (sample.name().equals(family + "_count")) {
            state.count = OptionalDouble.of(sample.value());
        }
    }

    private static void grow(State state, double bound, double held) throws Malformed {
        if (!(bound > state.bound)) {
            throw new Malformed("the buckets are not in the order of le");
        }
        if (!(held >= state.held)) {
            throw new Malformed("the bucket holds fewer than the one before it; buckets add up");
        }
        state.bound = bound;
        state.held = held;
    }

    void end(String family) throws Malformed {
        for (Map.Entry<SortedMap<String, String>, State> entry : byLabels.entrySet()) {
            State state = entry.getValue();
            if (state.bound != Double.POSITIVE_INFINITY) {
                throw new Malformed("the histogram %s%s has no bucket le=\"+Inf\"".formatted(family, entry.getKey()));
            }
            if (state.count.isPresent() && state.count.getAsDouble() != state.held) {
                throw new Malformed("the bucket le=\"+Inf\" of the histogram %s%s does not hold its _count"
                        .formatted(family, entry.getKey()));
            }
        }
    }
}
