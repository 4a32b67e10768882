package dev.predeploy.integration;

import dev.predeploy.integration.rollback.Terms;
import dev.predeploy.integration.rows.Rows;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Unwrapped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the newest migrations are taken back.
 *
 * @param steps how many of the newest
 * @param within how long all of it may take
 * @param loses what may be lost
 * @param migrations the set of migrations
 * @param options what every entry may say
 */
record Rollback(
        @Doc("How many of the newest migrations are taken back, each by itself.") @Default("1")
        int steps,

        @Doc("How long the way back may take, all steps together.") @Default("10m")
        Duration within,

        @Doc("What may be lost on the way back, as the finding names it: `values of public.users.phone`,"
                + " `rows of public.users`.")
        List<String> loses,

        @Doc("The set of migrations; without it, the one of the entry's own name, or the only one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Unwrapped CheckOptions options)
        implements Entry {

    /** Refuses to take nothing back, and to do so in no time. */
    public Rollback {
        if (steps < 1) {
            throw new InvalidEntry("steps", "nothing would be taken back", "write how many of the newest migrations");
        }
        if (within.isZero()) {
            throw new InvalidEntry("within", "nothing is taken back in no time", "write a duration such as `10m`");
        }
    }

    Terms terms() {
        return new Terms(within, loses, Rows.USUAL);
    }
}
