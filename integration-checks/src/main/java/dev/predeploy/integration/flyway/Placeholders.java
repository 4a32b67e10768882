package dev.predeploy.integration.flyway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands for each placeholder, named whole; besides the stack's own there are those that Flyway knows itself, but
 * for the time of day, which nobody can tell afterwards.
 */
record Placeholders(FlywaySettings settings, Map<String, String> ofFlyway) {

    /** Returns the placeholders of a file, none where the settings turn them off. */
    Map<String, String> in(Path file) {
        Map<String, String> values = new HashMap<>();
        if (settings.parameter("placeholderReplacement").filter("false"::equals).isPresent()) {
            return values;
        }
        settings.placeholders().forEach((name, value) -> values.put(whole(name, false), value));
        ofFlyway.forEach((name, value) -> values.put(whole(name, true), value));
        values.put(whole("filename", true), String.valueOf(file.getFileName()));
        return values;
    }

    private String whole(String name, boolean isOfFlyway) {
        String separator = settings.parameter("placeholderSeparator").orElse(":");
        return settings.parameter("placeholderPrefix").orElse("${")
                + (isOfFlyway ? "flyway" + separator : "")
                + name
                + settings.parameter("placeholderSuffix").orElse("}");
    }
}
