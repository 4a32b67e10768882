package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The top-level keys that belong to no stage. */
record StackHead(
        @Doc("The name of the stack, as every report gives it.")
        String stack,

        @Doc("How long a whole run may take; what still runs then is stopped and counts as not run.")
        Optional<Duration> budget,

        @Doc("The container images that the stack builds. Each declares a check of its own; any stage may run in it.")
        Map<String, Image> images,

        @Doc("Where secrets come from. They are read only when a check needs them.")
        Map<String, SecretSource> secrets,

        @Doc("What the throw-away copies of the sources, in which commands run, hold beside the sources.")
        @Default("{}")
        WorkspaceOptions workspace) {
    StackHead {
        if (stack.isBlank()) {
            throw new InvalidEntry("stack", "the name is blank", "name the stack");
        }
        if (budget.isPresent() && budget.get().isZero()) {
            throw new InvalidEntry("budget", "no run is done in no time", "write a duration such as `5m`");
        }
    }
}
