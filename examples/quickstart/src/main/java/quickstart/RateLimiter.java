package quickstart;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Allows each client so many requests in a window of time, which opens with the client's first request. */
final class RateLimiter {
    private final int limit;
    private final Duration length;
    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimiter(int limit, Duration length, InstantSource clock) {
        this.limit = limit;
        this.length = length;
        this.clock = clock;
    }

    /** Counts one request of a client, and answers how that client now stands. */
    Standing count(String client) {
        Instant now = clock.instant();
        Window window = windows.compute(
                client,
                (name, open) -> open == null || open.isOver(now) ? new Window(now.plus(length), 1) : open.plusOne());
        if (window.requests() == 1) {
            windows.values().removeIf(other -> other.isOver(now)); // or memory grows with everyone who ever came
        }
        return new Standing(limit, limit - window.requests(), window.end(), Duration.between(now, window.end()));
    }

    private record Window(Instant end, int requests) {
        boolean isOver(Instant now) {
            return !now.isBefore(end);
        }

        Window plusOne() {
            return new Window(end, requests + 1);
        }
    }

    /**
     * How a client stands.
     *
     * @param limit the requests allowed in a window
     * @param left the requests left in this one, below zero once the client has had too many
     * @param reset when the next window may begin
     * @param untilReset how long that is from now
     */
    record Standing(int limit, int left, Instant reset, Duration untilReset) {
        boolean isRefused() {
            return left < 0;
        }
    }
}
