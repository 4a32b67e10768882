package dev.predeploy.staging.soak;

import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Questions in a row without a good answer.
 *
 * @param begin when the first of them was asked
 * @param end when the first good answer was asked for again, if there was one
 * @param last when the last of them was asked
 * @param sort what came instead at first, such as {@code 503}
 * @param questions how many there were
 */
record Outage(Instant begin, Optional<Instant> end, Instant last, String sort, int questions) {
    static Outage beginning(Instant at, String sort) {
        return new Outage(at, Optional.empty(), at, sort, 1);
    }

    Outage goesOn(Instant at) {
        return new Outage(begin, end, at, sort, questions + 1);
    }

    Outage endedAt(Instant at) {
        return new Outage(begin, Optional.of(at), last, sort, questions);
    }

    Duration lasted() {
        return Duration.between(begin, end.orElse(last));
    }

    String words() {
        return "from %s to %s, %s (%d %s, %s)"
                .formatted(
                        clock(begin),
                        end.map(Outage::clock).orElse("the end"),
                        Transcript.seconds(lasted()),
                        questions,
                        questions == 1 ? "question" : "questions",
                        sort);
    }

    static String clock(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
