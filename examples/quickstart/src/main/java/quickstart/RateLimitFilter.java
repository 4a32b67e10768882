package quickstart;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Tells every client how much it may still ask for, and refuses with 429 whoever asks for more (RFC 6585). */
final class RateLimitFilter extends Filter {
    private final RateLimiter limiter;

    RateLimitFilter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        RateLimiter.Standing standing =
                limiter.count(exchange.getRemoteAddress().getAddress().getHostAddress());
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-RateLimit-Limit", String.valueOf(standing.limit()));
        headers.set("X-RateLimit-Remaining", String.valueOf(Math.max(0, standing.left())));
        headers.set("X-RateLimit-Reset", String.valueOf(secondsUp(standing.reset())));
        if (standing.isRefused()) {
            headers.set("Retry-After", String.valueOf(secondsUp(standing.untilReset())));
            LinkServer.answer(exchange, 429, new Problem("Too many requests"));
        } else {
            chain.doFilter(exchange);
        }
    }

    @Override
    public String description() {
        return "Limits the rate of requests";
    }

    private static long secondsUp(Instant instant) {
        return instant.plusNanos(999_999_999).getEpochSecond();
    }

    private static long secondsUp(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
