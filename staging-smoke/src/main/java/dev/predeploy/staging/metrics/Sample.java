package dev.predeploy.staging.metrics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A line with a value.
 *
 * @param name the name, with the ending that its type asks for
 * @param labels the labels
 * @param value the value
 * @param time the timestamp, if there is one
 * @param hasExemplar whether an exemplar follows
 */
record Sample(String name, SortedMap<String, String> labels, double value, OptionalDouble time, boolean hasExemplar) {
    private static final int LONGEST_EXEMPLAR = 128;

    static Sample read(String line, Dialect dialect) throws Malformed {
        Cursor cursor = new Cursor(line, dialect);
        String name = cursor.metric();
        cursor.blanks();
        SortedMap<String, String> labels = cursor.takes('{') ? labels(cursor) : new TreeMap<>();
        if (dialect == Dialect.OPEN_METRICS) {
            cursor.gap("before the value");
        } else {
            cursor.blanks();
        }
        double value = cursor.number("value");
        return dialect == Dialect.OPEN_METRICS
                ? openMetrics(cursor, new Sample(name, labels, value, OptionalDouble.empty(), false))
                : new Sample(name, labels, value, milliseconds(cursor), false);
    }

    private static SortedMap<String, String> labels(Cursor cursor) throws Malformed {
        SortedMap<String, String> labels = new TreeMap<>();
        cursor.blanks();
        while (!cursor.takes('}')) {
            String label = cursor.label();
            cursor.blanks();
            cursor.expect('=', "behind the label " + label);
            cursor.blanks();
            if (labels.put(label, cursor.quoted()) != null) {
                throw new Malformed("the label " + label + " is there twice");
            }
            cursor.blanks();
            if (!cursor.takes(',')) {
                cursor.expect('}', "behind the labels");
                return labels;
            }
            cursor.blanks();
        }
        return labels;
    }

    private static OptionalDouble milliseconds(Cursor cursor) throws Malformed {
        cursor.blanks();
        if (cursor.isAtEnd()) {
            return OptionalDouble.empty();
        }
        String token = cursor.token("timestamp");
        cursor.blanks();
        if (!token.matches("-?\\d{1,18}")) {
            throw new Malformed("the timestamp `" + token + "` is no whole number of milliseconds");
        }
        requireEnd(cursor);
        return OptionalDouble.of(Double.parseDouble(token));
    }

    private static Sample openMetrics(Cursor cursor, Sample sample) throws Malformed {
        OptionalDouble time = OptionalDouble.empty();
        boolean exemplar = cursor.takes(" # ");
        if (!exemplar && cursor.takes(' ')) {
            time = OptionalDouble.of(finite(cursor));
            exemplar = cursor.takes(" # ");
        }
        if (exemplar) {
            exemplar(cursor);
        }
        requireEnd(cursor);
        return new Sample(sample.name, sample.labels, sample.value, time, exemplar);
    }

    private static void exemplar(Cursor cursor) throws Malformed {
        cursor.expect('{', "before the labels of the exemplar");
        int length = labels(cursor).entrySet().stream().mapToInt(Sample::length).sum();
        if (length > LONGEST_EXEMPLAR) {
            throw new Malformed(
                    "the labels of the exemplar have %d characters, more than %d".formatted(length, LONGEST_EXEMPLAR));
        }
        cursor.gap("before the value of the exemplar");
        cursor.number("value of the exemplar");
        if (cursor.takes(' ')) {
            finite(cursor);
        }
    }

    private static int length(Map.Entry<String, String> label) {
        return label.getKey().length()
                + label.getValue().codePointCount(0, label.getValue().length());
    }

    private static double finite(Cursor cursor) throws Malformed {
        double time = cursor.number("timestamp");
        if (!Double.isFinite(time)) {
            throw new Malformed("the timestamp is no number of seconds");
        }
        return time;
    }

    private static void requireEnd(Cursor cursor) throws Malformed {
        if (!cursor.isAtEnd()) {
            throw new Malformed("behind the sample stands `" + cursor.rest() + "`");
        }
    }

    /** Returns what makes a series the same as another: its name and its labels. */
    String series() {
        return name + labels;
    }
}
