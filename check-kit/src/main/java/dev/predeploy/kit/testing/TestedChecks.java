package dev.predeploy.kit.testing;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of all checks of one test run. */
public final class TestedChecks {
    private final SortedMap<String, TestedCheck> byId;

    TestedChecks(Collection<TestedCheck> checks) {
        SortedMap<String, TestedCheck> sorted = new TreeMap<>();
        checks.forEach(check -> sorted.put(check.id(), check));
        byId = Collections.unmodifiableSortedMap(sorted);
    }

    /** Returns the ids of the checks, sorted. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /** Returns the checks, sorted by their ids. */
    public Collection<TestedCheck> all() {
        return byId.values();
    }

    /**
     * Returns one check.
     *
     * @throws AssertionError if it was not run
     */
    public TestedCheck check(String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new AssertionError("No check " + id + " among " + byId.keySet()));
    }

    /**
     * Returns the only check.
     *
     * @throws AssertionError if there is none, or more than one
     */
    public TestedCheck only() {
        if (byId.size() != 1) {
            throw new AssertionError("Not one check but " + byId.keySet());
        }
        return byId.values().iterator().next();
    }
}
