package dev.predeploy.build.contents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an image says of itself, as the engine's {@code image inspect} tells it.
 *
 * @param user USER, empty where it has none
 * @param workdir WORKDIR, {@code /} where it has none
 * @param entrypoint ENTRYPOINT
 * @param cmd CMD
 * @param env the environment variables
 * @param labels the labels
 * @param ports the ports that it exposes, with their protocols
 * @param volumes the volumes that it declares
 * @param hasHealthCheck whether it has a HEALTHCHECK
 * @param size the bytes of its layers, unpacked
 */
record ImageConfig(
        String user,
        String workdir,
        List<String> entrypoint,
        List<String> cmd,
        Map<String, String> env,
        Map<String, String> labels,
        Set<String> ports,
        Set<String> volumes,
        boolean hasHealthCheck,
        long size) {

    /** Reads the answer, a list of one image. */
    static ImageConfig of(JsonNode inspected) {
        JsonNode image = inspected.path(0);
        JsonNode config = image.path("Config");
        Map<String, String> env = new HashMap<>();
        for (String variable : texts(config.path("Env"))) {
            String[] parts = variable.split("=", 2);
            env.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        Map<String, String> labels = new HashMap<>();
        config.path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        String workdir = config.path("WorkingDir").asText("");
        String check = health(image, config).path("Test").path(0).asText("NONE");
        return new ImageConfig(
                config.path("User").asText(""),
                workdir.isEmpty() ? "/" : workdir,
                texts(config.path("Entrypoint")),
                texts(config.path("Cmd")),
                env,
                labels,
                names(config.path("ExposedPorts")),
                names(config.path("Volumes")),
                !check.equals("NONE"),
                image.path("Size").asLong());
    }

    /** Podman keeps it beside the rest. */
    private static JsonNode health(JsonNode image, JsonNode config) {
        return config.has("Healthcheck") ? config.path("Healthcheck") : image.path("Healthcheck");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    private static Set<String> names(JsonNode map) {
        Set<String> names = new HashSet<>();
        map.fieldNames().forEachRemaining(names::add);
        return Set.copyOf(names);
    }
}
