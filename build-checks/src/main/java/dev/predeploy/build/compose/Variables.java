package dev.predeploy.build.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables that Compose knows: those of the process, and where it has none, those of the env files. */
final class Variables {
    private final Map<String, String> environment;
    private final Map<String, String> ofFiles = new HashMap<>();

    Variables(Map<String, String> environment, List<Assignment> assignments) {
        this.environment = environment;
        for (Assignment assignment : assignments) {
            assignment.value().ifPresent(value -> ofFiles.put(assignment.name(), value));
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).or(() -> Optional.ofNullable(ofFiles.get(name)));
    }

    /** Says whether what counts is the environment of whoever runs this. */
    boolean isOfTheEnvironment(String name) {
        return environment.containsKey(name) && !environment.get(name).equals(ofFiles.get(name));
    }

    boolean isInAFile(String name) {
        return ofFiles.containsKey(name);
    }

    /** Returns the values that stand in files, any of which may be a secret. */
    List<String> valuesOfFiles() {
        return List.copyOf(ofFiles.values());
    }
}
