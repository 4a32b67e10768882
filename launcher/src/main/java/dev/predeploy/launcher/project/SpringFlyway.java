package dev.predeploy.launcher.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Spring's configuration of a module tells Flyway: the settings {@code spring.flyway.*}, without that prefix. */
public final class SpringFlyway {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([\\w.-]+)(?::([^}]*))?}");
    private static final String PREFIX = "spring.flyway.";
    private static final String PLACEHOLDERS = "placeholders.";

    private final Map<String, String> all = new LinkedHashMap<>();
    private Optional<Path> file = Optional.empty();

    private SpringFlyway() {}

    /** Reads the configuration that lies in a module's resources. */
    public static SpringFlyway of(Path module, ProjectTree tree, Documents documents) {
        SpringFlyway settings = new SpringFlyway();
        Path resources = module.resolve("src/main/resources");
        for (String name : new String[] {"application.yml", "application.yaml", "application.properties"}) {
            tree.file(resources.resolve(name)).ifPresent(found -> {
                settings.file = Optional.of(found);
                if (name.endsWith("properties")) {
                    tree.text(found).orElse("").lines().forEach(settings::line);
                } else {
                    settings.flatten("", documents.read(found));
                }
            });
        }
        return settings;
    }

    private void line(String line) {
        String[] parts = line.strip().split("\\s*[=:]\\s*", 2);
        if (parts.length == 2 && !line.startsWith("#")) {
            all.put(parts[0], parts[1]);
        }
    }

    private void flatten(String prefix, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(each ->
                            flatten(prefix.isEmpty() ? each.getKey() : prefix + "." + each.getKey(), each.getValue()));
        } else if (node.isArray()) {
            all.put(
                    prefix,
                    String.join(
                            ",",
                            Stream.of(node)
                                    .flatMap(each -> each.valueStream())
                                    .map(JsonNode::asText)
                                    .toList()));
        } else {
            all.put(prefix, node.asText());
        }
    }

    /** Returns the file, if there is one. */
    public Optional<Path> file() {
        return file;
    }

    /** Returns a setting, its places filled in from the same file; nothing if one of them is filled in elsewhere. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(all.get(PREFIX + name))
                .map(this::filled)
                .filter(text -> !text.contains("${") && !text.isBlank());
    }

    /** Returns the placeholders that are given to the migrations, as far as the file says their values. */
    public Map<String, String> placeholders() {
        Map<String, String> placeholders = new LinkedHashMap<>();
        names().forEach(name -> setting(PLACEHOLDERS + name).ifPresent(value -> placeholders.put(name, value)));
        return placeholders;
    }

    /** Returns the names of the placeholders whose values the file does not say. */
    public List<String> unsaid() {
        return names().filter(name -> setting(PLACEHOLDERS + name).isEmpty()).toList();
    }

    private Stream<String> names() {
        String prefix = PREFIX + PLACEHOLDERS;
        return all.keySet().stream().filter(key -> key.startsWith(prefix)).map(key -> key.substring(prefix.length()));
    }

    private String filled(String text) {
        return PLACE.matcher(text).replaceAll(place -> java.util.regex.Matcher.quoteReplacement(value(place)));
    }

    private String value(MatchResult place) {
        String known = all.get(place.group(1));
        if (known != null && !known.contains("${")) {
            return known;
        }
        return place.group(2) == null ? place.group() : place.group(2);
    }
}
