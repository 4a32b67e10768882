package dev.predeploy.staging.load;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long answers may take.
 *
 * @param p50 half of them
 * @param p95 all but one in twenty
 * @param p99 all but one in a hundred
 * @param max every one
 */
public record Bounds(
        @Doc("How long half of the answers may take at most.")
        Optional<Duration> p50,

        @Doc("How long all but one in twenty may take.") Optional<Duration> p95,
        @Doc("How long all but one in a hundred may take.") Optional<Duration> p99,
        @Doc("How long every one may take.") Optional<Duration> max) {
    /** Refuses bounds of nothing. */
    public Bounds {
        refuseNone("p50", p50);
        refuseNone("p95", p95);
        refuseNone("p99", p99);
        refuseNone("max", max);
    }

    private static void refuseNone(String component, Optional<Duration> bound) {
        if (bound.isPresent() && bound.get().isZero()) {
            throw new InvalidEntry(component, "no answer takes no time", "write a duration such as `200ms`");
        }
    }

    /** Says whether nothing is bounded. */
    public boolean isEmpty() {
        return bounded().isEmpty();
    }

    /** Returns a finding for each bound that is exceeded; none where nothing was answered. */
    public List<Finding> exceeded(Latencies latencies, Place place) {
        List<Finding> findings = new ArrayList<>();
        bounded().forEach((percentile, bound) -> {
            Duration seen = latencies.at(percentile);
            if (latencies.count() > 0 && seen.compareTo(bound) > 0) {
                String name = percentile < 100 ? "p" + percentile.intValue() : "max";
                findings.add(Finding.of(
                                "%s is %s, more than %s".formatted(name, Latencies.words(seen), Latencies.words(bound)))
                        .rule("latency-" + name)
                        .expected(name + " of at most " + Latencies.words(bound))
                        .actual(latencies.sentence())
                        .at(place)
                        .fix("see what the slow answers wait for; all of them are in latency.hgrm"));
            }
        });
        return findings;
    }

    private Map<Double, Duration> bounded() {
        Map<Double, Duration> bounded = new LinkedHashMap<>();
        p50.ifPresent(bound -> bounded.put(50.0, bound));
        p95.ifPresent(bound -> bounded.put(95.0, bound));
        p99.ifPresent(bound -> bounded.put(99.0, bound));
        max.ifPresent(bound -> bounded.put(100.0, bound));
        return bounded;
    }
}
