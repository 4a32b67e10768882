package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.load.Bounds;
import dev.predeploy.staging.load.LatencyTrial;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that must come soon, also when many ask.
 *
 * @param url what is asked
 * @param send headers that are sent
 * @param load how it is asked
 * @param bounds how long the answers may take
 * @param errors how many may be none
 * @param options what every entry may say
 */
public record Latency(
        @Doc("What is asked, with GET; a whole answer of success (2xx) is a good one.")
        Template url,

        @Doc("Headers that are sent.") Map<String, Template> send,

        @Unwrapped Load load,

        @Unwrapped Bounds bounds,

        @Doc("How many requests may go wrong.") @Default("0")
        int errors,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses what measures nothing. */
    public Latency {
        UrlRules.written(url);
        EntryRules.withinTimeLimit(load.within(), options);
        if (bounds.isEmpty()) {
            throw new InvalidEntry("p95", "nothing says how long an answer may take", "write such as `p95: 200ms`");
        }
        if (errors >= load.requests()) {
            throw new InvalidEntry(
                    "errors", "where every request may go wrong, nothing is measured", "allow fewer than `requests`");
        }
        if (errors < 0) {
            throw new InvalidEntry("errors", "there cannot be fewer errors than none", "write 0 or more");
        }
    }

    /**
     * How often, and how many at once.
     *
     * @param requests how often it is asked
     * @param atOnce how many requests may be on their way at the same time
     * @param rate how many are sent in a second
     * @param answersWithin how long a single answer may take
     * @param within how long all of it may take
     */
    public record Load(
            @Doc("How often it is asked, at most 100,000 times.") @Default("500")
            int requests,

            @Doc("How many requests may be on their way at the same time, at most 64.") @Default("8")
            int atOnce,

            @Doc("How many are sent in a second; left out, the next as soon as one is answered.")
            Optional<Integer> rate,

            @Doc("How long a single answer may take.") @Default("10s")
            Duration answersWithin,

            @Doc("How long all of it may take.") @Default("2m")
            Duration within) {
        private static final int MOST_REQUESTS = 100_000;
        private static final int MOST_AT_ONCE = 64;

        /** Refuses loads that nobody could send, or that no staging should bear. */
        public Load {
            inRange("requests", requests, MOST_REQUESTS);
            inRange("atOnce", atOnce, MOST_AT_ONCE);
            rate.ifPresent(aSecond -> inRange("rate", aSecond, MOST_REQUESTS));
            EntryRules.positive("answersWithin", answersWithin);
            EntryRules.positive("within", within);
        }

        private static void inRange(String component, int number, int most) {
            if (number < 1 || number > most) {
                throw new InvalidEntry(component, number + " is not from 1 to " + most, "write how many");
            }
        }

        LatencyTrial.Plan plan() {
            return new LatencyTrial.Plan(requests, atOnce, rate, within);
        }
    }
}
