package dev.predeploy.integration;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.Optional;

/**
 * How the tool itself must be able to run the migrations.
 *
 * @param live which migrations are deployed now
 * @param atOnce how many instances of the tool start at the same time
 * @param migrations the set of migrations
 * @param options what every entry may say
 */
record Runner(
        @Doc(
                "Which migrations are deployed now: the tool begins there, and only the others are looked at; without it, none.")
        Optional<Live> live,

        @Doc(
                "How many instances of the tool start at the same time, as replicas do that migrate first; without it, one.")
        Optional<Integer> atOnce,

        @Doc("The set of migrations; without it, the one of the entry's own name, or the only one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Unwrapped CheckOptions options)
        implements Entry {
    private static final int MOST = 8;

    /** Refuses a number at once that shows nothing, or more than a small machine can tell of. */
    Runner {
        if (atOnce.filter(count -> count < 2 || count > MOST).isPresent()) {
            throw new InvalidEntry(
                    "atOnce", "at once are 2 to " + MOST, "write such as `at-once: 2`, or remove the key");
        }
    }
}
