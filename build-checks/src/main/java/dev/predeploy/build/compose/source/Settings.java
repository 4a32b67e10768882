package dev.predeploy.build.compose.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Collects the values of a Compose file with the names that they are given; a command's words count as one value. */
final class Settings {
    private static final Set<String> COMMANDS = Set.of("command", "entrypoint");

    private final String file;
    private final YamlDocument document;
    private final List<Setting> found = new ArrayList<>();

    Settings(String file, YamlDocument document) {
        this.file = file;
        this.document = document;
        walk(document.json(), List.of());
    }

    List<Setting> all() {
        return List.copyOf(found);
    }

    private void walk(JsonNode node, List<String> path) {
        if (node.isObject()) {
            node.properties().forEach(each -> walk(each.getValue(), with(path, each.getKey())));
        } else if (node.isArray() && COMMANDS.contains(path.get(path.size() - 1))) {
            String words = StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
            add(path, path.get(path.size() - 1), words);
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                item(node.path(index), with(path, Integer.toString(index)), path.get(path.size() - 1));
            }
        } else if (node.isTextual() || node.isNumber()) {
            add(path, path.isEmpty() ? "" : path.get(path.size() - 1), node.asText());
        }
    }

    private void item(JsonNode node, List<String> path, String key) {
        if (node.isContainerNode()) {
            walk(node, path);
            return;
        }
        String text = node.asText();
        int equals = text.indexOf('=');
        boolean isAssignment = equals > 0 && text.substring(0, equals).matches("[\\w.-]+");
        add(path, isAssignment ? text.substring(0, equals) : key, isAssignment ? text.substring(equals + 1) : text);
    }

    /** What an alias brings in is found where it is written. */
    private void add(List<String> path, String name, String value) {
        document.position(path)
                .map(at -> Place.file(file, at.line(), at.column()))
                .ifPresent(place -> found.add(new Setting(path, name, value, false, place)));
    }

    private static List<String> with(List<String> path, String more) {
        return Stream.concat(path.stream(), Stream.of(more)).toList();
    }
}
