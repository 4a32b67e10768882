package dev.predeploy.staging.limit;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Answer;
import java.util.List;

/** Judges what a few answers in a row announce. */
final class Announced {
    private Announced() {}

    static List<Finding> findings(Terms terms, List<Sample> samples) {
        Answer first = samples.get(0).answer();
        List<Announcement> families = Announcement.in(first, terms.limit());
        if (families.isEmpty()) {
            return List.of(Finding.of("announces no rate limit")
                    .rule("rate-limit-missing")
                    .expected("X-RateLimit-Limit, -Remaining and -Reset, or RateLimit and RateLimit-Policy")
                    .actual("none of these headers in an answer " + first.status())
                    .at(Place.url(terms.url()))
                    .fix("switch the limit on for this URL, and let it announce itself"));
        }
        List<Sample> accepted = samples.stream()
                .filter(sample -> sample.answer().status() < 400)
                .toList();
        List<Sample> judged = accepted.isEmpty() ? samples : accepted;
        return families.stream()
                .flatMap(found -> new Countdown(terms, found.family(), judged).findings().stream())
                .toList();
    }
}
