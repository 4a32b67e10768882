/** A deployed Prometheus: its targets, rules and alerts. */
@NullMarked
package dev.predeploy.staging.prometheus;

import org.jspecify.annotations.NullMarked;
