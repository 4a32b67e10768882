package dev.predeploy.build.compose;

import dev.predeploy.build.compose.source.EnvFile;
import dev.predeploy.build.compose.source.Variables;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.redaction.ToolText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares the env file with the example that names all that it must have. */
record ExampleRules(Compose entry, Path folder) {

    List<Finding> missing(Variables variables) throws IOException {
        if (entry.example().isEmpty()) {
            return List.of();
        }
        Path example = entry.example().get();
        String envFile = entry.variables().get(0).toString();
        String shown = example.normalize().toString().replace('\\', '/');
        return EnvFile.read(ToolText.of(Files.readAllBytes(folder.resolve(example)))).stream()
                .filter(assignment -> variables.value(assignment.name()).isEmpty())
                .map(assignment -> Finding.of("%s lacks the variable %s".formatted(envFile, assignment.name()))
                        .expected("every variable of " + shown)
                        .fix("Set %s in %s, or remove it from the example.".formatted(assignment.name(), envFile))
                        .at(Place.file(shown, assignment.line(), assignment.column())))
                .toList();
    }
}
