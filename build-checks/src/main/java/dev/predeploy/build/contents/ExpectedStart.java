package dev.predeploy.build.contents;

import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Template;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How an image must start by its own entry point.
 *
 * @param within how long it may take to turn healthy, or if it is to end, to end
 * @param stays how long it must run if it has no health check
 * @param ends whether it does its work and ends
 * @param env environment variables on top of the image's own
 * @param network whether it may reach other machines
 * @param memoryLimit how much memory it may hold
 */
record ExpectedStart(
        @Doc("How long its HEALTHCHECK may take to turn healthy; with `ends`, how long its work may take.")
        @Shorthand
        @Default("30s")
        Duration within,

        @Doc("How long it must have run to be called running, where the image has no HEALTHCHECK.") @Default("2s")
        Duration stays,

        @Doc("Whether it does its work and ends, with exit code 0, in place of running on.") @Default("false")
        boolean ends,

        @Doc("Environment variables on top of the image's own.")
        Map<String, Template> env,

        @Doc("Whether it may reach other machines; it has no network otherwise.") @Default("false")
        boolean network,

        @Doc("How much memory it may hold, such as `512MB`.")
        Optional<ByteSize> memoryLimit) {

    /** Refuses no time at all. */
    ExpectedStart {
        if (within.isZero()) {
            throw new InvalidEntry("within", "nothing starts in no time", "write a duration such as `30s`");
        }
    }
}
