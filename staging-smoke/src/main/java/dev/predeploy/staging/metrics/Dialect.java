package dev.predeploy.staging.metrics;

import java.util.Locale;
import java.util.Optional;

/** The two forms of expositions. */
enum Dialect {
    /** <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' text format, 0.0.4</a>. */
    TEXT,
    /** <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>. */
    OPEN_METRICS;

    /** What a Prometheus says that it reads. */
    static final String ACCEPTED =
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    /** Returns the form that a header {@code Content-Type} names. */
    static Optional<Dialect> of(String contentType) {
        String type = contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/plain" -> Optional.of(TEXT);
            case "application/openmetrics-text" -> Optional.of(OPEN_METRICS);
            default -> Optional.empty();
        };
    }
}
