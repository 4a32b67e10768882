package dev.predeploy.staging.limit;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges what a few answers in a row announce, for one family of headers. */
final class Countdown {
    private static final long SECONDS_FROM_1970 = 1_000_000_000L;
    private static final long MILLIS_FROM_1970 = 1_000_000_000_000L;
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final Terms terms;
    private final Place place;
    private final Announcement.Family family;
    private final List<Sample> samples;

    Countdown(Terms terms, Announcement.Family family, List<Sample> samples) {
        this.terms = terms;
        this.place = Place.url(terms.url());
        this.family = family;
        this.samples = List.copyOf(samples);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        limit().ifPresent(findings::add);
        remaining().ifPresent(findings::add);
        reset().ifPresent(findings::add);
        window().ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> limit() {
        Optional<Quantity> limit = announced().flatMap(Announcement::limit);
        return limit.isPresent() && limit.get().is(terms.limit())
                ? Optional.empty()
                : Optional.of(finding("rate-limit-limit", "announces another limit")
                        .expected("a limit of " + terms.limit())
                        .actual(shown(limit))
                        .fix("correct the service's limit, or `limit` in the stack file"));
    }

    private Optional<Finding> window() {
        Optional<Quantity> window = announced().flatMap(Announcement::window);
        boolean same = window.isEmpty()
                || terms.window().isEmpty()
                || window.get().is(terms.window().get().toSeconds());
        return same
                ? Optional.empty()
                : Optional.of(finding("rate-limit-window", "announces another window")
                        .expected("w=" + terms.window().map(Duration::toSeconds).orElse(0L))
                        .actual(shown(window)));
    }

    /** Other clients may use the limit up meanwhile, and a new window may begin once; standing still is neither. */
    private Optional<Finding> remaining() {
        List<Optional<Quantity>> seen = all(Announcement::remaining);
        Finding finding = finding("rate-limit-remaining", "does not count down")
                .expected("fewer remaining with each request, from %d down to 0".formatted(terms.limit()))
                .actual(seen.stream().map(Countdown::shown).collect(Collectors.joining(", ")))
                .fix("count every request, and announce what remains after it");
        if (seen.stream()
                .anyMatch(
                        quantity -> quantity.isEmpty() || quantity.get().value().isEmpty())) {
            return Optional.of(finding);
        }
        long[] values = seen.stream()
                .flatMapToLong(quantity -> quantity.orElseThrow().value().stream())
                .toArray();
        return isCountingDown(values) ? Optional.empty() : Optional.of(finding);
    }

    private boolean isCountingDown(long[] values) {
        int rises = 0;
        boolean falls = false;
        for (int index = 0; index < values.length; index++) {
            if (values[index] < 0 || values[index] > terms.limit()) {
                return false;
            }
            rises += index > 0 && values[index] > values[index - 1] ? 1 : 0;
            falls |= index > 0 && values[index] < values[index - 1];
        }
        return rises <= 1 && (falls || values.length < 2);
    }

    private Optional<Finding> reset() {
        List<Optional<Quantity>> seen = all(Announcement::reset);
        boolean ahead = false;
        for (int index = 0; index < seen.size(); index++) {
            Optional<Quantity> quantity = seen.get(index);
            Optional<Duration> until = quantity.flatMap(until(samples.get(index).at()));
            if (until.isEmpty() || !isPlausible(until.get())) {
                Sample sample = samples.get(index);
                return until.flatMap(time -> otherClock(sample, time))
                        .or(() -> Optional.of(wrongReset(quantity, until, sample.at())));
            }
            ahead |= !until.get().isZero() && !until.get().isNegative();
        }
        return ahead
                ? Optional.empty()
                : Optional.of(
                        wrongReset(seen.get(0), Optional.empty(), samples.get(0).at()));
    }

    /** An end of the window that is right by the server's own clock is wrong by that clock alone. */
    private Optional<Finding> otherClock(Sample sample, Duration until) {
        return sample.ahead()
                .filter(ahead -> ahead.abs().compareTo(CLOCKS_DIFFER) > 0 && isPlausible(until.minus(ahead)))
                .map(ahead -> finding("clock-skew", "announces its end by a clock that is wrong")
                        .expected("the same time on both machines, give or take " + CLOCKS_DIFFER.toSeconds() + " s")
                        .actual("the server's clock is %d s %s ours"
                                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"))
                        .fix("set both clocks by NTP, or announce the seconds until the window ends"));
    }

    private boolean isPlausible(Duration until) {
        Duration longest = terms.longestReset().plus(CLOCKS_DIFFER);
        return until.compareTo(CLOCKS_DIFFER.negated()) >= 0 && until.compareTo(longest) <= 0;
    }

    private static Function<Quantity, Optional<Duration>> until(Instant now) {
        return quantity -> quantity.value().stream()
                .boxed()
                .findFirst()
                .filter(value -> value >= 0)
                .map(value -> value < SECONDS_FROM_1970
                        ? Duration.ofSeconds(value)
                        : Duration.between(now, Instant.ofEpochSecond(value)));
    }

    private Finding wrongReset(Optional<Quantity> seen, Optional<Duration> until, Instant now) {
        boolean millis = seen.isPresent() && seen.get().value().orElse(0) >= MILLIS_FROM_1970;
        String hint = millis
                ? " (milliseconds)"
                : until.map(time -> " (" + time.toSeconds() + " s from now)").orElse("");
        return finding("rate-limit-reset", "announces no plausible end of the window")
                .expected("1 to %d s from now, or that moment in seconds since 1970 (now %d)"
                        .formatted(terms.longestReset().toSeconds(), now.getEpochSecond()))
                .actual(shown(seen) + hint)
                .fix("announce whole seconds until the window ends, or the second since 1970 in which it does");
    }

    private Optional<Announcement> announced() {
        return in(samples.get(0));
    }

    private List<Optional<Quantity>> all(Function<Announcement, Optional<Quantity>> part) {
        return samples.stream().map(sample -> in(sample).flatMap(part)).toList();
    }

    private Optional<Announcement> in(Sample sample) {
        return Announcement.in(sample.answer(), terms.limit()).stream()
                .filter(announcement -> announcement.family() == family)
                .findFirst();
    }

    private Finding finding(String rule, String what) {
        return Finding.of(family.headers() + " " + what).rule(rule).at(place);
    }

    private static String shown(Optional<Quantity> quantity) {
        return quantity.map(seen -> seen.header() + ": " + seen.text()).orElse("absent");
    }
}
