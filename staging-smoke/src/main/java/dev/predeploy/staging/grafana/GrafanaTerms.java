package dev.predeploy.staging.grafana;

import java.util.List;
import java.util.Optional;

/**
 * What a deployed Grafana must be.
 *
 * @param database what it must say of its own database
 * @param version the version that it must have; one that begins so is right too
 * @param dashboards the uids of dashboards that must be there
 * @param dataSources the names of data sources that must answer, or `all`
 */
public record GrafanaTerms(
        Optional<String> database, Optional<String> version, List<String> dashboards, List<String> dataSources) {
    /** Copies the lists. */
    public GrafanaTerms {
        dashboards = List.copyOf(dashboards);
        dataSources = List.copyOf(dataSources);
    }
}
