package dev.predeploy.integration.flyway;

import dev.predeploy.kit.database.Database;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * What stands for each placeholder, named whole; besides the stack's own there are those that Flyway knows itself, but
 * for the time of day, which nobody can tell afterwards.
 */
record Placeholders(FlywaySettings settings, Map<String, String> ofFlyway) {

    /** Returns those that Flyway would fill in on a database. */
    static Placeholders on(Database database, FlywaySettings settings, Configuration configuration) {
        String schema = Optional.ofNullable(configuration.getDefaultSchema())
                .orElseGet(() ->
                        Arrays.stream(configuration.getSchemas()).findFirst().orElse("public"));
        Map<String, String> ofFlyway = Map.of(
                "defaultSchema", schema,
                "user", database.server().user(),
                "database", database.name(),
                "table", configuration.getTable());
        return new Placeholders(settings, ofFlyway);
    }

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
