package dev.predeploy.build.compose.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables that Compose knows: those of the process, and where it has none, those of the env files. */
public final class Variables {
    private final Map<String, String> environment;
    private final Map<String, String> ofFiles = new HashMap<>();
    private final List<String> written = new ArrayList<>();

    /** Takes those of the environment, and those that files assign; of two the later counts. */
    public Variables(Map<String, String> environment, List<Assignment> assignments) {
        this.environment = environment;
        for (Assignment assignment : assignments) {
            assignment.value().ifPresent(value -> {
                written.add(value);
                ofFiles.put(
                        assignment.name(),
                        assignment.isLiteral()
                                ? value
                                : Interpolation.of(value, this).text());
            });
        }
    }

    /** Returns a variable's value, after others are filled in where it names them. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).or(() -> Optional.ofNullable(ofFiles.get(name)));
    }

    /** Says whether what counts is the environment of whoever runs this. */
    public boolean isOfTheEnvironment(String name) {
        return environment.containsKey(name) && !environment.get(name).equals(ofFiles.get(name));
    }

    /** Says whether a file has a value for it. */
    public boolean isInAFile(String name) {
        return ofFiles.containsKey(name);
    }

    /** Returns the values that stand in files, as written and as filled in, any of which may be a secret. */
    public List<String> valuesOfFiles() {
        List<String> values = new ArrayList<>(written);
        values.addAll(ofFiles.values());
        return values;
    }
}
