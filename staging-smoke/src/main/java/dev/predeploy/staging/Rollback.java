package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A way back that must work, and in time.
 *
 * @param run the command that brings back what ran before
 * @param forward the command that brings this release again
 * @param env environment variables that both get besides
 * @param health what must be healthy after each
 * @param within how long each may take until all of that is
 * @param options what every entry may say
 */
public record Rollback(
        @Doc("The command that brings back what ran before this release.")
        CommandLine run,

        @Doc("The command that brings this release again.") CommandLine forward,

        @Doc("Environment variables that both commands get besides.")
        Map<String, Template> env,

        @Doc("The health checks that must be answered as expected after each command.") @NameOf("staging.health")
        List<String> health,

        @Doc("How long each way may take, from the command's start until all is healthy.") @Default("10m")
        Duration within,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** The time limit of a check of this kind whose entry names none. */
    static final String TIME_LIMIT = "25m";

    private static final Duration USUAL_TIME_LIMIT = Duration.ofMinutes(25);

    /** Refuses a way whose end nobody would see, and a time that the check's own limit would cut short. */
    public Rollback {
        health = List.copyOf(health);
        if (health.isEmpty()) {
            throw new InvalidEntry(
                    "health", "nothing tells when the stack is back", "name a check of `staging.health`");
        }
        EntryRules.positive("within", within);
        if (within.multipliedBy(2).compareTo(options.timeLimit().orElse(USUAL_TIME_LIMIT)) >= 0) {
            throw new InvalidEntry(
                    "within",
                    "the check's own time limit would come before both ways",
                    "write a longer `time-limit` too");
        }
    }
}
