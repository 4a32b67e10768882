package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.time.Duration;
import java.util.Optional;

/**
 * What every entry of the stack file may say, whatever its kind.
 *
 * @param title what people call the check
 * @param required whether the check decides the verdict
 * @param skip why the check is left out, if it is
 * @param timeLimit how long the check may take
 */
public record CheckOptions(
        @Doc("What reports call this check; without it, its name.")
        Optional<String> title,

        @Doc("Whether the verdict depends on this check; if not, it only informs.") @Default("true")
        boolean required,

        @Doc("Leaves this check out, for the reason that stands here.")
        Optional<String> skip,

        @Doc("How long this check may take, such as `5m`; then it is stopped.")
        Optional<Duration> timeLimit) {
    /** Refuses blank texts and a time limit of nothing. */
    public CheckOptions {
        if (title.isPresent() && title.get().isBlank()) {
            throw new InvalidEntry("title", "the title is blank", "write one, or remove the key");
        }
        if (skip.isPresent() && skip.get().isBlank()) {
            throw new InvalidEntry("skip", "a check is skipped without a reason", "say why, or remove the key");
        }
        if (timeLimit.isPresent() && timeLimit.get().isZero()) {
            throw new InvalidEntry("timeLimit", "no check is done in no time", "write a duration such as `5m`");
        }
    }

    /** Returns the options of an entry that says nothing. */
    public static CheckOptions none() {
        return new CheckOptions(Optional.empty(), true, Optional.empty(), Optional.empty());
    }
}
