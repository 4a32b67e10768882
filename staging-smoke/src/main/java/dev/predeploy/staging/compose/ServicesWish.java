package dev.predeploy.staging.compose;

import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the services of a stack shall be.
 *
 * @param healthy the services that must be healthy; the word {@code all} stands for each that has a health check
 * @param restarts how often a container may have been started again
 * @param completed the services that must have ended well, besides those whose end others wait for
 */
public record ServicesWish(
        @Doc("The services that must be healthy; `all` stands for each that has a health check.") @Default("all")
        List<String> healthy,

        @Doc("How often a container may have been started again by the engine.") @Default("0")
        int restarts,

        @Doc("The services that must have ended with exit code 0; those whose end others wait for are known.")
        List<String> completed) {
    private static final String ALL = "all";

    /** Refuses fewer restarts than none. */
    public ServicesWish {
        healthy = List.copyOf(healthy);
        completed = List.copyOf(completed);
        if (restarts < 0) {
            throw new InvalidEntry("restarts", "nothing is started fewer times than never", "write 0 or more");
        }
    }

    boolean wantsHealth(String service) {
        return healthy.contains(ALL) || isNamed(service);
    }

    /** Says whether a health check is asked for, not only to be obeyed where there is one. */
    boolean isNamed(String service) {
        return healthy.contains(service);
    }

    /** Returns the services that are named, of whatever sort. */
    List<String> names() {
        return Stream.concat(healthy.stream(), completed.stream())
                .filter(name -> !name.equals(ALL))
                .toList();
    }
}
