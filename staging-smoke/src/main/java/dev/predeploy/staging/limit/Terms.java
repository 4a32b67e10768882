package dev.predeploy.staging.limit;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a rate limit must be.
 *
 * @param url where it holds
 * @param limit how many requests a window has
 * @param window how long a window lasts, where that was said
 * @param refuses whether requests beyond the limit must be refused
 * @param within how long all of the trial may take
 */
public record Terms(URI url, int limit, Optional<Duration> window, boolean refuses, Duration within) {
    /** The requests that one trial sends at most, whatever the limit. */
    public static final int MOST_REQUESTS = 10_000;

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    /** Returns how many requests are sent at most: the limit and a tenth, at least five more. */
    public static int mostRequests(int limit) {
        return limit + Math.max(5, limit / 10);
    }

    Duration longestReset() {
        return window.orElse(LONGEST_WINDOW);
    }
}
