package dev.predeploy.build.compose.precheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.build.compose.source.Written;
import dev.predeploy.build.dockerfile.Dockerfile;
import dev.predeploy.kit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Services that others wait for until they are healthy, and that nobody asks whether they are. */
record HealthRule(JsonNode services, Written written) {

    Stream<Remark> remarks() {
        return services.properties().stream()
                .filter(service -> !hasHealthCheck(service.getValue()))
                .flatMap(service -> remark(service.getKey(), service.getValue()).stream());
    }

    private Optional<Remark> remark(String name, JsonNode service) {
        List<String> waiting = services.properties().stream()
                .filter(other -> other.getValue()
                        .path("depends_on")
                        .path(name)
                        .path("condition")
                        .asText()
                        .equals("service_healthy"))
                .map(Map.Entry::getKey)
                .toList();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        String waiter = waiting.get(0);
        Finding finding = Finding.of("%s has no health check, and %s waits until it is healthy"
                        .formatted(name, String.join(", ", waiting)))
                .expected("a `healthcheck` of " + name)
                .actual("%s waits at %s"
                        .formatted(
                                waiter,
                                written.place("services", waiter, "depends_on", name)
                                        .text()))
                .fix("Give %s a `healthcheck`.%s"
                        .formatted(
                                name,
                                service.has("build")
                                        ? ""
                                        : " Where its image brings one, say `allow: [%s/%s]`."
                                                .formatted(Rule.NO_HEALTH_CHECK.word(), name)))
                .at(written.place("services", name));
        return Optional.of(new Remark(Rule.NO_HEALTH_CHECK, name, finding));
    }

    private static boolean hasHealthCheck(JsonNode service) {
        JsonNode own = service.path("healthcheck");
        if (own.path("disable").asBoolean() || own.at("/test/0").asText().equals("NONE")) {
            return false;
        }
        return own.has("test") || isInTheDockerfile(service.path("build"));
    }

    private static boolean isInTheDockerfile(JsonNode build) {
        String inline = build.path("dockerfile_inline").asText("");
        Path file = Path.of(build.path("context").asText("."))
                .resolve(build.path("dockerfile").asText("Dockerfile"));
        if (build.isMissingNode() || (inline.isEmpty() && !Files.isRegularFile(file))) {
            return false;
        }
        try {
            Optional<String> target =
                    Optional.of(build.path("target").asText("")).filter(name -> !name.isEmpty());
            return Dockerfile.of(file.toString(), inline.isEmpty() ? Files.readString(file) : inline)
                    .last(target, "HEALTHCHECK", arguments -> true)
                    .filter(last -> !last.arguments().strip().equalsIgnoreCase("NONE"))
                    .isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
