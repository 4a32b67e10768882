package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.load.Bounds;
import dev.predeploy.staging.soak.Availability;
import dev.predeploy.staging.soak.SoakTrial;
import java.time.Duration;
import java.util.Map;

/**
 * Answers that must come for a long time.
 *
 * @param url what is asked
 * @param send headers that are sent
 * @param pace for how long, and how often
 * @param availability which part must be answered well
 * @param bounds how long the answers may take
 * @param options what every entry may say
 */
public record Soak(
        @Doc("What is asked, with GET; a whole answer of success (2xx) is a good one.")
        Template url,

        @Doc("Headers that are sent.") Map<String, Template> send,

        @Unwrapped Pace pace,

        @Doc("Which part of the questions must be answered well, such as `99.9%`.") @Default("100%")
        String availability,

        @Unwrapped Bounds bounds,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** How long a soak may take in all, which no other limit cuts short. */
    static final String TIME_LIMIT = "25h";

    /** Refuses what measures nothing, and a time limit that would come first. */
    public Soak {
        UrlRules.written(url);
        if (Availability.parse(availability).isEmpty()) {
            throw new InvalidEntry("availability", "`" + availability + "` is no percentage", "write such as `99.9%`");
        }
        if (options.timeLimit()
                .filter(limit -> limit.compareTo(pace.lasting()) <= 0)
                .isPresent()) {
            throw new InvalidEntry(
                    "timeLimit",
                    "the check is stopped before its soak is over",
                    "write a longer one, or remove the key");
        }
    }

    /** A soak takes its time: it runs only where somebody names it. */
    @Override
    public boolean isOnRequest() {
        return true;
    }

    SoakTrial.Aim aim() {
        return new SoakTrial.Aim(Availability.parse(availability).orElseThrow(), bounds);
    }

    /**
     * For how long, and how often.
     *
     * @param lasting for how long
     * @param every how long from one question to the next
     * @param answersWithin how long a single answer may take
     */
    public record Pace(
            @Doc(value = "For how long it is asked, at most a day.", key = "for") @Default("30m")
            Duration lasting,

            @Doc("How long from one question to the next.") @Default("5s")
            Duration every,

            @Doc("How long a single answer may take; never longer than `every`.") @Default("1s")
            Duration answersWithin) {
        private static final Duration LONGEST = Duration.ofDays(1);
        private static final Duration FASTEST = Duration.ofMillis(10);

        /** Refuses a pace that cannot be kept. */
        public Pace {
            EntryRules.positive("answersWithin", answersWithin);
            if (every.compareTo(FASTEST) < 0) {
                throw new InvalidEntry("every", "that is more often than 100 times a second", "use `latency` for load");
            }
            if (answersWithin.compareTo(every) > 0) {
                throw new InvalidEntry(
                        "answersWithin",
                        "an answer may take longer than the time until the next question",
                        "write at most what `every` says");
            }
            if (lasting.compareTo(every) < 0 || lasting.compareTo(LONGEST) > 0) {
                throw new InvalidEntry("lasting", "a soak lasts from one question up to a day", "write such as `30m`");
            }
        }

        SoakTrial.Plan plan() {
            return new SoakTrial.Plan(lasting, every);
        }
    }
}
