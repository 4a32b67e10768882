package dev.predeploy.staging.soak;

import java.util.Map;
import java.util.TreeMap;

/** Knows how often each service of the stack was started again, as far as somebody can tell. */
@FunctionalInterface
public interface Restarts {
    /** What is known where no container engine runs the stack. */
    Restarts UNKNOWN = Map::of;

    /**
     * Returns the counts by the services' names.
     *
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    Map<String, Integer> counts() throws InterruptedException;

    /** Returns the services that were started again between two counts, and how often. */
    static Map<String, Integer> between(Map<String, Integer> before, Map<String, Integer> after) {
        Map<String, Integer> more = new TreeMap<>();
        after.forEach((service, count) -> {
            int risen = count - before.getOrDefault(service, 0);
            if (risen > 0) {
                more.put(service, risen);
            }
        });
        return more;
    }
}
