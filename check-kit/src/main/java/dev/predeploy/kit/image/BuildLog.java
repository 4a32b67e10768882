package dev.predeploy.kit.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.redaction.ToolText;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a builder said. Buildx tells its progress as JSON ({@code --progress rawjson}, BuildKit's {@code SolveStatus}),
 * and after it, as text, why it failed; other builders tell everything as text.
 */
final class BuildLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANCELLED = "context canceled";

    private final Map<String, BuildStep> steps = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    BuildLog() {}

    /** Reads what a builder wrote. */
    static BuildLog read(String output) {
        BuildLog log = new BuildLog();
        StringBuilder object = new StringBuilder();
        output.lines().forEach(line -> log.take(line, object));
        log.text.append(object);
        return log;
    }

    /** An object stands on one line, or begins and ends with a bracket that stands alone, as versions differ. */
    private void take(String line, StringBuilder object) {
        if (object.isEmpty() && !line.startsWith("{")) {
            say(line);
            return;
        }
        object.append(line).append('\n');
        boolean ends = line.equals("}") || (line.startsWith("{") && line.endsWith("}"));
        if (ends) {
            status(object.toString());
            object.setLength(0);
        }
    }

    private void status(String object) {
        try {
            JsonNode status = JSON.readTree(object);
            status.path("vertexes")
                    .forEach(vertex -> step(vertex.path("digest")).take(vertex));
            status.path("logs").forEach(log -> step(log.path("vertex")).say(decoded(log)));
        } catch (JsonProcessingException unreadable) {
            text.append(object);
        }
    }

    /** Begins a step of a builder that tells one after the other. */
    BuildStep begin(String name) {
        BuildStep step = new BuildStep();
        step.name(name);
        steps.put(String.valueOf(steps.size()), step);
        return step;
    }

    /** Returns how many steps of an instruction there were. */
    int count(String instruction) {
        return Math.toIntExact(steps.values().stream()
                .filter(step -> step.instruction().equals(instruction))
                .count());
    }

    /** Adds a line that belongs to no step. */
    void say(String line) {
        text.append(line).append('\n');
    }

    private BuildStep step(JsonNode digest) {
        return steps.computeIfAbsent(digest.asText(), absent -> new BuildStep());
    }

    private static String decoded(JsonNode log) {
        try {
            return ToolText.of(Base64.getDecoder().decode(log.path("data").asText()));
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    /** Returns the step that failed; those that were only broken off because of it do not count. */
    Optional<BuildStep> failed() {
        return steps.values().stream()
                .filter(step -> !step.error().isEmpty() && !step.error().contains(CANCELLED))
                .findFirst();
    }

    /** Returns what was said beside the steps, such as the failing lines of the Dockerfile. */
    String rest() {
        return text.toString();
    }

    /** Returns the whole as a text for people. */
    String text() {
        StringBuilder all = new StringBuilder();
        steps.values().forEach(step -> all.append(step.text()));
        return all.append(text).toString();
    }
}
