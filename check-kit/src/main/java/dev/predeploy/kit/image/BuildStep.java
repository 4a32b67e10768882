package dev.predeploy.kit.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** One step of a build, a vertex in BuildKit's words, as far as it has come. */
final class BuildStep {
    private final StringBuilder log = new StringBuilder();
    private String name = "";
    private String error = "";
    private String started = "";
    private String completed = "";
    private boolean cached;

    /** Takes over what a status says that it was not known to be before. */
    void take(JsonNode vertex) {
        name = vertex.path("name").asText(name);
        error = vertex.path("error").asText(error);
        started = vertex.path("started").asText(started);
        completed = vertex.path("completed").asText(completed);
        cached |= vertex.path("cached").asBoolean();
    }

    void name(String known) {
        name = known;
    }

    void fail(String why) {
        error = why;
    }

    void say(String words) {
        log.append(words);
    }

    /** Returns its name, such as {@code [2/4] RUN npm ci}. */
    String name() {
        return name;
    }

    /** Returns its instruction, such as {@code RUN npm ci}. */
    String instruction() {
        return name.replaceFirst("^\\[[^]]*] ", "");
    }

    /** Returns why it failed; empty if it did not. */
    String error() {
        return error;
    }

    /** Returns what the tool in it wrote. */
    String log() {
        return log.toString();
    }

    String text() {
        String end = cached ? " cached" : seconds();
        String failure = error.isEmpty() ? "" : "ERROR: " + error + "\n";
        String said = log.isEmpty() || log.charAt(log.length() - 1) == '\n' ? log.toString() : log + "\n";
        return "%s%s\n%s%s\n".formatted(name, end, said, failure);
    }

    private String seconds() {
        try {
            Duration took = Duration.between(Instant.parse(started), Instant.parse(completed));
            return String.format(Locale.ROOT, " (%.1fs)", took.toMillis() / 1000.0);
        } catch (DateTimeParseException unfinished) {
            return started.isEmpty() ? "" : " (not finished)";
        }
    }
}
