package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.limit.Terms;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A rate limit that must be announced, and kept.
 *
 * @param url where it holds
 * @param send headers that are sent
 * @param limit how many requests a window has
 * @param window how long a window lasts
 * @param refuses whether what goes beyond must be refused
 * @param within how long the check may try
 * @param options what every entry may say
 */
public record RateLimit(
        @Doc("What is asked, with GET; it must answer with a status below 400.")
        Template url,

        @Doc("Headers that are sent.") Map<String, Template> send,

        @Doc("How many requests a window has.") int limit,

        @Doc("How long a window lasts; left out, any window up to a day will do.")
        Optional<Duration> window,

        @Doc(
                "Whether what goes beyond must be refused with 429; this sends the limit and a tenth more, at most 10,000 requests.")
        @Default("false")
        boolean refuses,

        @Doc("How long the check may try, and wait for a window that is not used up.") @Default("90s")
        Duration within,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses limits that cannot be tried. */
    public RateLimit {
        UrlRules.written(url);
        EntryRules.withinTimeLimit(within, options);
        window.ifPresent(time -> EntryRules.positive("window", time));
        if (limit < 1) {
            throw new InvalidEntry(
                    "limit", "a limit of " + limit + " lets nobody in", "write how many requests a window has");
        }
        if (refuses && (limit > Terms.MOST_REQUESTS || Terms.mostRequests(limit) > Terms.MOST_REQUESTS)) {
            throw new InvalidEntry(
                    "limit",
                    "to try a limit of %d takes more than the %d requests that a check may send"
                            .formatted(limit, Terms.MOST_REQUESTS),
                    "leave `refuses` out, or set a lower limit in staging");
        }
    }
}
