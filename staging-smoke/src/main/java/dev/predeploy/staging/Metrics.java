package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.time.Duration;
import java.util.List;

/**
 * Metrics that must be exposed well.
 *
 * @param url where they are
 * @param has the names that must be there
 * @param login who asks
 * @param answersWithin how long the answer may take
 * @param options what every entry may say
 */
public record Metrics(
        @Doc("Where the metrics are, in Prometheus' text format 0.0.4 or OpenMetrics 1.0.")
        Template url,

        @Doc("Names of which there must be a series each: `http_requests_total`, or that of a whole histogram.")
        List<String> has,

        @Unwrapped Login login,

        @Doc("How long the answer may take.") @Default("10s")
        Duration answersWithin,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses what cannot be asked. */
    public Metrics {
        UrlRules.written(url);
        EntryRules.positive("answersWithin", answersWithin);
        has = List.copyOf(has);
    }
}
