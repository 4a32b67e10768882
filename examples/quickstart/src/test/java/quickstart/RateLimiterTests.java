package quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimiterTests {
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final RateLimiter limiter = new RateLimiter(2, Duration.ofMinutes(1), () -> now);

    @Test
    void countsDownAndThenRefuses() {
        assertEquals(1, limiter.count("ada").left());
        assertEquals(0, limiter.count("ada").left());
        assertTrue(limiter.count("ada").isRefused());
    }

    @Test
    void countsEachClientForItself() {
        limiter.count("ada");
        limiter.count("ada");

        assertFalse(limiter.count("grace").isRefused());
    }

    @Test
    void opensTheNextWindowWhenThisOneIsOver() {
        Instant reset = limiter.count("ada").reset();
        limiter.count("ada");
        now = reset;

        assertFalse(limiter.count("ada").isRefused());
    }

    @Test
    void saysHowLongToWait() {
        limiter.count("ada");
        now = now.plusSeconds(20);

        assertEquals(Duration.ofSeconds(40), limiter.count("ada").untilReset());
    }
}
