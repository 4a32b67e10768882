package dev.predeploy.kit.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a container is, as the engine's {@code container inspect} tells it.
 *
 * @param running whether it runs
 * @param exitCode how its first process ended, 0 while it runs
 * @param killedForMemory whether the kernel killed a process of it for lack of memory
 * @param health what its health check says, where it has one
 */
public record ContainerState(boolean running, int exitCode, boolean killedForMemory, Optional<Health> health) {

    /** Reads what the engine tells as {@code .State}. */
    public static ContainerState of(JsonNode state) {
        JsonNode health = state.path("Health");
        String status = health.path("Status").asText("");
        return new ContainerState(
                state.path("Running").asBoolean(),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                status.isEmpty() || status.equals("none") ? Optional.empty() : Optional.of(Health.of(status, health)));
    }

    /**
     * What a health check says.
     *
     * @param healthy whether all is well
     * @param last how it ended the last time, if it did already
     */
    public record Health(boolean healthy, Optional<Probe> last) {
        private static Health of(String status, JsonNode health) {
            JsonNode log = health.path("Log");
            JsonNode last = log.path(log.size() - 1);
            return new Health(
                    status.equals("healthy"),
                    last.isObject()
                            ? Optional.of(new Probe(
                                    last.path("ExitCode").asInt(),
                                    last.path("Output").asText().strip()))
                            : Optional.empty());
        }
    }

    /**
     * One call of a health check's command.
     *
     * @param exitCode its exit code; -1 where it was stopped at its own time limit
     * @param output what it wrote
     */
    public record Probe(int exitCode, String output) {}
}
