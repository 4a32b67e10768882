package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.grafana.GrafanaTerms;
import java.util.List;
import java.util.Optional;

/**
 * A deployed Grafana that must show the stack.
 *
 * @param access where it is, and who enters
 * @param database what it must say of its own database
 * @param version the version that it must have
 * @param dashboards dashboards that must be there
 * @param dataSources data sources that must answer
 * @param options what every entry may say
 */
public record Grafana(
        @Unwrapped ApiAccess access,

        @Doc("What it must say of its own database: `ok`.") Optional<String> database,

        @Doc("The version that it must have, whole or its beginning: `10.1`.")
        Optional<String> version,

        @Doc("The uids of dashboards that must be there, and have a title.")
        List<String> dashboards,

        @Doc("Data sources that must answer: `all`, or their names.")
        List<String> dataSources,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses times that the check's own limit would cut short. */
    public Grafana {
        EntryRules.withinTimeLimit(access.within(), options);
    }

    GrafanaTerms terms() {
        return new GrafanaTerms(database, version, dashboards, dataSources);
    }
}
