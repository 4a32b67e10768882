package dev.predeploy.staging.compose;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.StackFileException;
import dev.predeploy.kit.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows where the services of Compose files stand; Compose itself tells none. */
public final class ComposePlaces {
    private final Map<String, YamlDocument> documents = new LinkedHashMap<>();
    private final String first;

    /** Reads the files, as far as they are YAML. */
    public ComposePlaces(ComposeFiles files, Path folder) {
        this.first = files.shown();
        for (Path file : files.compose()) {
            try {
                documents.put(file.normalize().toString().replace('\\', '/'), YamlDocument.read(folder.resolve(file)));
            } catch (StackFileException unreadable) {
                // Compose itself tells what is wrong with it
            }
        }
    }

    Place file() {
        return Place.file(first);
    }

    Place service(String name) {
        return at(List.of("services", name)).orElseGet(this::file);
    }

    Place service(String name, String key) {
        return at(List.of("services", name, key)).orElseGet(() -> service(name));
    }

    private Optional<Place> at(List<String> keys) {
        return documents.entrySet().stream()
                .flatMap(
                        document -> document
                                .getValue()
                                .position(keys)
                                .map(at -> Place.file(document.getKey(), at.line(), at.column()))
                                .stream())
                .findFirst();
    }
}
