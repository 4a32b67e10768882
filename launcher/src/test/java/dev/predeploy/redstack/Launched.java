package dev.predeploy.redstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a launch came to, as those see it who called the command.
 *
 * @param exitCode the exit code
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 * @param output the output folder
 */
public record Launched(int exitCode, String out, String err, Path output) {

    /** Returns the text of report.json. */
    public String reportText() throws IOException {
        return Files.readString(output.resolve("report.json"));
    }

    /** Returns report.json. */
    public JsonNode report() throws IOException {
        return new ObjectMapper().readTree(reportText());
    }

    /** Returns the checks of report.json by their ids. */
    public Map<String, JsonNode> checks() throws IOException {
        Map<String, JsonNode> checks = new LinkedHashMap<>();
        for (JsonNode stage : report().path("stages")) {
            stage.path("checks").forEach(check -> checks.put(check.path("id").asText(), check));
        }
        return checks;
    }

    /** Returns one check of report.json. */
    public JsonNode check(String id) throws IOException {
        return checks().get(id);
    }

    /** Returns each check's id and outcome, such as {@code build/artifact/a passed}. */
    public List<String> outcomes() throws IOException {
        List<String> outcomes = new ArrayList<>();
        checks().forEach((id, check) ->
                outcomes.add(id + " " + check.path("outcome").asText()));
        return outcomes;
    }
}
