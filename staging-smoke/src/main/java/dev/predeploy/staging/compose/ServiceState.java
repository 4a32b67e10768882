package dev.predeploy.staging.compose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.engine.ContainerState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How one container of a service is.
 *
 * @param service the service
 * @param id the container's id
 * @param status the engine's word for it: {@code created}, {@code running}, {@code restarting}, {@code exited}, …
 * @param health what its health check says: starting, healthy or unhealthy; empty where it has none
 * @param restarts how often the engine has started it again
 * @param memoryLimit how many bytes it may use; 0 where there is no limit
 * @param state how it runs, or ended
 * @param lastEnd when it ended the last time, if it did; it may run again
 */
record ServiceState(
        String service,
        String id,
        String status,
        String health,
        int restarts,
        long memoryLimit,
        ContainerState state,
        Optional<Instant> lastEnd) {
    /** Before it, what never ended is said to have ended. */
    private static final Instant EVER = Instant.EPOCH;

    /** Reads what the engine's {@code container inspect} tells of a container. */
    static ServiceState of(JsonNode container) {
        JsonNode state = container.path("State");
        String health = state.path("Health").path("Status").asText();
        return new ServiceState(
                container
                        .path("Config")
                        .path("Labels")
                        .path("com.docker.compose.service")
                        .asText(),
                container.path("Id").asText(),
                state.path("Status").asText(),
                health.equals("none") ? "" : health,
                container.path("RestartCount").asInt(),
                container.path("HostConfig").path("Memory").asLong(),
                ContainerState.of(state),
                ended(state.path("FinishedAt").asText()));
    }

    private static Optional<Instant> ended(String at) {
        try {
            return Optional.of(Instant.parse(at)).filter(EVER::isBefore);
        } catch (DateTimeParseException untold) {
            return Optional.empty();
        }
    }

    boolean hasEnded() {
        return status.equals("exited") || status.equals("dead");
    }

    boolean hasEndedWell() {
        return hasEnded() && state.exitCode() == 0;
    }

    boolean isRunning() {
        return status.equals("running");
    }

    boolean isRestarting() {
        return status.equals("restarting");
    }

    boolean isUnhealthy() {
        return isRunning() && health.equals("unhealthy");
    }

    boolean isStarting() {
        return isRunning() && health.equals("starting");
    }

    /** Says whether it runs and has no health check, so that it may be about to die. */
    boolean isRunningUnasked() {
        return isRunning() && health.isEmpty();
    }

    /** Says whether it runs, and is healthy as far as it says anything of that. */
    boolean isWell() {
        return isRunning() && (health.isEmpty() || health.equals("healthy"));
    }
}
