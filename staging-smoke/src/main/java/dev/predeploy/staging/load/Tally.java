package dev.predeploy.staging.load;

import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Counts replies: how long the good ones took, and how many of each other sort there were. Many threads may add to it. */
public final class Tally {
    private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<String, Integer> errors = new TreeMap<>();

    /** Says whether a reply is a whole answer of success (2xx): of a redirect, or of half an answer, no time is worth knowing. */
    public static boolean isGood(Reply reply) {
        return sort(reply).isEmpty();
    }

    /** Returns what a reply is instead of a good one; nothing if it is one. */
    public static Optional<String> sort(Reply reply) {
        if (reply instanceof Answer answer && answer.status() >= 200 && answer.status() < 300) {
            return answer.body().cut() ? Optional.of("body-too-large") : Optional.empty();
        }
        return Optional.of(reply.brief());
    }

    /** Adds a reply, and how long it took from when it was due. */
    public synchronized void add(Reply reply, Duration took) {
        Optional<String> error = sort(reply);
        if (error.isEmpty()) {
            micros.recordValue(Math.max(0, Math.min(LONGEST_MICROS, took.toNanos() / 1000)));
        } else {
            errors.merge(error.get(), 1, Integer::sum);
        }
    }

    /** Returns how many replies there were. */
    public synchronized long count() {
        return micros.getTotalCount() + errors();
    }

    /** Returns how many of them were not good. */
    public synchronized int errors() {
        return errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the errors by their sorts, such as {@code 12 of 503, 3 of timeout}. */
    public synchronized String errorWords() {
        return errors.isEmpty()
                ? "none"
                : errors.entrySet().stream()
                        .map(sort -> sort.getValue() + " of " + sort.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** Says whether some errors were of a sort. */
    synchronized boolean has(String sort) {
        return errors.containsKey(sort);
    }

    /** Returns how long the good answers took. */
    public synchronized Latencies measured() {
        return new Latencies(micros.copy());
    }

    /**
     * Returns how long they took, corrected for those that were not asked for because an answer was waited for: who asks
     * again only after an answer asks a slow server less often, and would call it faster than its users do.
     */
    synchronized Latencies corrected() {
        long usual = Math.max(1, micros.getValueAtPercentile(50));
        return new Latencies(micros.copyCorrectedForCoordinatedOmission(usual));
    }
}
