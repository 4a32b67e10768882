package dev.predeploy.staging.alertmanager;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.util.List;
import java.util.Map;

/**
 * The way that an alert must take.
 *
 * @param labels the labels of the alert
 * @param to the receivers that it must reach, and no others
 */
public record Route(
        @Doc(
                "The labels of the synthetic alert, such as `{severity: page}`; without `alertname` it is named `PredeployRouteCheck`.")
        Map<String, String> labels,

        @Doc("The receivers that it must be routed to, and no others.")
        List<String> to) {
    /** Refuses a way that leads nowhere. */
    public Route {
        labels = Map.copyOf(labels);
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new InvalidEntry("to", "the alert is to reach nobody", "name a receiver");
        }
    }
}
