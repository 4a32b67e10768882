/** Reads expositions of metrics, strictly: Prometheus' text format 0.0.4 and OpenMetrics 1.0. */
@NullMarked
package dev.predeploy.staging.metrics;

import org.jspecify.annotations.NullMarked;
