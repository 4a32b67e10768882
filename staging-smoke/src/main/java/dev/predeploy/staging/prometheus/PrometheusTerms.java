package dev.predeploy.staging.prometheus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deployed Prometheus must be.
 *
 * @param targets what must be true of the targets, by job
 * @param rules rules and groups of rules that must be loaded
 * @param holds expressions that must hold
 * @param firing alerts that may fire, or `none`; empty if nobody looks
 */
public record PrometheusTerms(
        Map<String, Target> targets, List<String> rules, List<String> holds, List<String> firing) {
    /** Copies what it is given. */
    public PrometheusTerms {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        rules = List.copyOf(rules);
        holds = List.copyOf(holds);
        firing = List.copyOf(firing);
    }
}
