/** A deployed Grafana: its database, dashboards and data sources. */
@NullMarked
package dev.predeploy.staging.grafana;

import org.jspecify.annotations.NullMarked;
