package dev.predeploy.kit.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An image that is to be started as it would be in earnest: by its own entry point.
 *
 * @param image the image, by its id or name
 * @param environment what it gets on top of the image's own environment
 * @param network whether it reaches other machines; if not, it has no network at all
 * @param memoryBytes how much memory it may hold, if limited
 * @param healthWithin how long its health check, asked every second, may say no before that counts; without it, the
 *     image has none
 */
public record Launch(
        String image,
        Map<String, String> environment,
        boolean network,
        Optional<Long> memoryBytes,
        Optional<Duration> healthWithin) {

    /** Copies what it is given. */
    public Launch {
        environment = Map.copyOf(environment);
    }
}
