package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.JsonValue;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.expect.JsonPath;
import java.time.Duration;
import java.util.Map;

/**
 * A question over HTTP that must be answered as expected, now or soon.
 *
 * @param url what is asked
 * @param send headers that are sent
 * @param status the status code that is expected
 * @param headers headers that are expected
 * @param json values that are expected in the body, by their paths
 * @param patience how long it may take
 * @param options what every entry may say
 */
public record Health(
        @Doc("What is asked, with GET; redirects are not followed.")
        Template url,

        @Doc("Headers that are sent.") Map<String, Template> send,

        @Doc("The status code that is expected.") @Default("200")
        int status,

        @Doc("Headers that are expected in the answer, with these values.")
        Map<String, Template> headers,

        @Doc(
                "Values that are expected in the body, by their paths: `status`, `components[0].message`; `components.name` is the list of all names.")
        Map<String, JsonValue> json,

        @Unwrapped Patience patience,
        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses what no server could answer. */
    public Health {
        UrlRules.written(url);
        EntryRules.withinTimeLimit(patience.within(), options);
        if (status < 100 || status > 599) {
            throw new InvalidEntry("status", status + " is no status code of HTTP", "write one from 100 to 599");
        }
        for (String path : json.keySet()) {
            refuseWrong(path);
        }
    }

    private static void refuseWrong(String path) {
        try {
            new JsonPath(path);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEntry(
                    "json", "`" + path + "` is no path", "write `name`, `a.b`, `list[0].name` or `list.name`");
        }
    }

    /**
     * How long to ask, and how often.
     *
     * @param within how long it may take until the answer is as expected
     * @param every how long to wait between two questions
     * @param answersWithin how long a single answer may take
     */
    public record Patience(
            @Doc("How long it may take until the answer is as expected.") @Default("30s")
            Duration within,

            @Doc("How long to wait between two questions.") @Default("250ms")
            Duration every,

            @Doc("How long a single answer may take.") @Default("10s")
            Duration answersWithin) {
        /** Refuses times of nothing. */
        public Patience {
            EntryRules.positive("within", within);
            EntryRules.positive("every", every);
            EntryRules.positive("answersWithin", answersWithin);
        }
    }
}
