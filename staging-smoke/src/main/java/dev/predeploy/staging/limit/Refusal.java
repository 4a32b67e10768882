package dev.predeploy.staging.limit;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.expect.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Judges a 429: it says when to come again. */
final class Refusal {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final Terms terms;
    private final Sample refused;

    Refusal(Terms terms, Sample refused) {
        this.terms = terms;
        this.refused = refused;
    }

    List<Finding> findings() {
        Place place = Place.url(terms.url());
        return new Expectations(place)
                .status(429)
                .header(
                        "Retry-After",
                        plausible(),
                        answer -> Finding.of(
                                        answer.header("Retry-After").isEmpty()
                                                ? "refuses without saying when to come again"
                                                : "refuses with a Retry-After that is no plausible time")
                                .rule("retry-after")
                                .expected("Retry-After: 1 to %d seconds, or a date of HTTP in that time"
                                        .formatted(terms.longestReset().toSeconds()))
                                .actual(answer.header("Retry-After")
                                        .map(value -> "Retry-After: " + value)
                                        .orElse("absent"))
                                .at(place)
                                .fix("send Retry-After with every 429"))
                .unmet(refused.answer());
    }

    private Matcher<String> plausible() {
        return new CustomTypeSafeMatcher<>("a time ahead, in seconds or as a date of HTTP") {
            @Override
            protected boolean matchesSafely(String text) {
                Optional<Duration> wait = RetryAfter.read(text, refused.at());
                return wait.isPresent()
                        && wait.get().compareTo(CLOCKS_DIFFER.negated()) >= 0
                        && wait.get().compareTo(terms.longestReset().plus(CLOCKS_DIFFER)) <= 0;
            }
        };
    }
}
