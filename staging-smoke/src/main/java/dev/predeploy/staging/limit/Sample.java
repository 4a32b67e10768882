package dev.predeploy.staging.limit;

import dev.predeploy.staging.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An answer, and when it came. */
record Sample(Answer answer, Instant at) {
    /** Returns how far the server's clock is ahead of ours, by its header {@code Date}; negative if it is behind. */
    Optional<Duration> ahead() {
        return answer.header("Date").flatMap(RetryAfter::date).map(there -> Duration.between(at, there));
    }
}
