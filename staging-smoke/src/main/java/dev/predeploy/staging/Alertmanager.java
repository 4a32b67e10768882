package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.alertmanager.AlertmanagerTerms;
import dev.predeploy.staging.alertmanager.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A deployed Alertmanager that must pass alerts on.
 *
 * @param access where it is, and who enters
 * @param cluster the status that its cluster must have
 * @param receivers receivers that its configuration must have
 * @param firing alerts that may fire
 * @param routes ways that synthetic alerts must take
 * @param options what every entry may say
 */
public record Alertmanager(
        @Unwrapped ApiAccess access,

        @Doc("The status that its cluster must have: `ready`, or `disabled` where it runs alone.")
        Optional<Cluster> cluster,

        @Doc("Receivers that its configuration must have.") List<String> receivers,

        @Doc("Which alerts may fire: `none`, or a list of names; left out, nobody looks.")
        List<String> firing,

        @Doc("Ways that alerts must take: for each, a synthetic alert is sent, looked for, and cleared again.")
        Map<String, Route> routes,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** What a cluster can be for good. */
    public enum Cluster {
        /** All peers are found. */
        READY,
        /** There is no cluster. */
        DISABLED
    }

    /** Refuses times that the check's own limit would cut short. */
    public Alertmanager {
        EntryRules.withinTimeLimit(access.within(), options);
    }

    AlertmanagerTerms terms() {
        return new AlertmanagerTerms(
                cluster.map(status -> status.name().toLowerCase(Locale.ROOT)), receivers, firing, routes);
    }
}
