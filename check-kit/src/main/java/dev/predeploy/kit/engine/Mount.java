package dev.predeploy.kit.engine;

import java.nio.file.Path;

/**
 * A folder of the host that a container sees, and cannot change.
 *
 * @param host the folder
 * @param container the path at which the container sees it
 */
public record Mount(Path host, String container) {
    /** Refuses a path that the engine's option could not hold. */
    public Mount {
        if (!container.startsWith("/") || (host + container).contains(",")) {
            throw new IllegalArgumentException("Not a mount: " + host + " at " + container);
        }
    }

    String option() {
        return "type=bind,source=%s,target=%s,readonly".formatted(host, container);
    }
}
