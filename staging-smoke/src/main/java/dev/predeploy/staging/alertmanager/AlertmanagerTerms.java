package dev.predeploy.staging.alertmanager;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployed Alertmanager must be.
 *
 * @param cluster the status that its cluster must have
 * @param receivers receivers that its configuration must have
 * @param firing alerts that may fire, or `none`; empty if nobody looks
 * @param routes ways that synthetic alerts must take, by name
 */
public record AlertmanagerTerms(
        Optional<String> cluster, List<String> receivers, List<String> firing, Map<String, Route> routes) {
    /** Copies what it is given. */
    public AlertmanagerTerms {
        receivers = List.copyOf(receivers);
        firing = List.copyOf(firing);
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
    }
}
