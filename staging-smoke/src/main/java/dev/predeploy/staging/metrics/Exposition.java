package dev.predeploy.staging.metrics;

import java.util.List;
import java.util.Set;

/**
 * What was read of an exposition.
 *
 * @param names the names of all samples, and of all metrics that have some
 * @param samples how many samples there are
 * @param mistakes what is wrong with it, the first ones
 */
record Exposition(Set<String> names, int samples, List<Mistake> mistakes) {
    Exposition {
        names = Set.copyOf(names);
        mistakes = List.copyOf(mistakes);
    }
}
