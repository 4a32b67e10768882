package dev.predeploy.kit.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How variables get into a container: by a file that only we may read, so that no list of processes shows them. Such a
 * file holds a line for each, so what has line breaks goes by the environment of the engine's client.
 *
 * @param options the client's options
 * @param ofTheClient what the client needs in its own environment
 */
record Environment(List<String> options, Map<String, String> ofTheClient) {

    static Environment of(Map<String, String> variables, Path folder) throws IOException {
        List<String> options = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Map<String, String> ofTheClient = new HashMap<>();
        variables.forEach((name, value) -> {
            if (value.contains("\n")) {
                options.addAll(List.of("--env", name));
                ofTheClient.put(name, value);
            } else {
                lines.add(name + "=" + value);
            }
        });
        if (!lines.isEmpty()) {
            options.addAll(List.of(
                    "--env-file", Files.write(folder.resolve("env"), lines).toString()));
        }
        return new Environment(options, ofTheClient);
    }
}
