package dev.predeploy.staging.api;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.staging.http.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The time on a server's clock, by the {@code Date} of its answer (RFC 9110); ages of what it tells are by that clock.
 *
 * @param now the time there, to the second
 * @param isTheirs whether it is the server's; without a {@code Date} it is ours
 * @param ours the time here
 */
public record Clock(Instant now, boolean isTheirs, Instant ours) {
    private static final Duration TOLERATED = Duration.ofSeconds(30);

    /** Reads the clock from an answer that came now. */
    public static Clock of(Answer answer, Instant ours) {
        return answer.header("Date")
                .flatMap(Clock::read)
                .map(theirs -> new Clock(theirs, true, ours))
                .orElseGet(() -> new Clock(ours, false, ours));
    }

    private static Optional<Instant> read(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Returns how old something is; what seems to come from the next seconds is new. */
    public Duration age(Instant then) {
        Duration age = Duration.between(then, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Returns a warning if the two clocks differ by more than half a minute. */
    public Optional<Finding> skew(Place place) {
        Duration skew = Duration.between(ours, now);
        return skew.abs().compareTo(TOLERATED) <= 0
                ? Optional.empty()
                : Optional.of(Finding.of("the server's clock is "
                                + skew.abs().toSeconds() + " s "
                                + (skew.isNegative() ? "behind" : "ahead of") + " ours")
                        .severity(Severity.WARNING)
                        .rule("clock-skew")
                        .expected("about " + ours)
                        .actual("Date: " + now)
                        .at(place)
                        .fix("synchronise both by NTP; ages are told by the server's clock here"));
    }
}
