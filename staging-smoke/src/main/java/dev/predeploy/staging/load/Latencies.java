package dev.predeploy.staging.load;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long answers took, of which nothing is added any more. */
public final class Latencies {
    private static final double MICROS_IN_A_MILLI = 1000.0;

    private final Histogram micros;

    Latencies(Histogram micros) {
        this.micros = micros;
    }

    long count() {
        return micros.getTotalCount();
    }

    Duration at(double percentile) {
        return Duration.ofNanos(micros.getValueAtPercentile(percentile) * 1000);
    }

    /** Returns the usual percentiles in one line. */
    public String sentence() {
        return count() == 0
                ? "no answer"
                : "p50 %s, p95 %s, p99 %s, max %s"
                        .formatted(words(at(50)), words(at(95)), words(at(99)), words(at(100)));
    }

    /** Returns all of them in the form of HdrHistogram's own plotters, in milliseconds. */
    public String histogram() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            micros.outputPercentileDistribution(out, MICROS_IN_A_MILLI);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Returns a duration as people read it, such as {@code 3.2 ms}. */
    static String words(Duration time) {
        double millis = time.toNanos() / 1_000_000.0;
        return millis < 1000
                ? String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }
}
