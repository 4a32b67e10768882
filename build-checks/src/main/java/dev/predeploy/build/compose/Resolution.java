package dev.predeploy.build.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.redaction.Redactor;
import java.util.List;

/** The file that Compose made, fit to be shown: without the values of variables, any of which may be a secret. */
final class Resolution {
    private static final String MASK = "***";
    private static final List<String> WITH_CONTENT = List.of("configs", "secrets");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode resolved;

    Resolution(String answer) {
        try {
            this.resolved = json.readTree(answer);
        } catch (JsonProcessingException unreadable) {
            throw new CheckBroken(
                    Finding.of("Compose answered with something that is no JSON")
                            .fix("Use a Compose that knows `config --format json`: version 2 or newer."),
                    unreadable);
        }
    }

    /**
     * Makes sure that there is something in it.
     *
     * @throws CheckNotRun if no service is active
     */
    void requireServices() {
        if (resolved.path("services").isEmpty()) {
            throw new CheckNotRun(
                    "no service of the Compose file is active", "Name the profiles of its services with `profiles`.");
        }
    }

    /** Returns the services. */
    JsonNode services() {
        return resolved.path("services");
    }

    /** Returns it as a text for people. */
    String shown(Redactor redactor) {
        resolved.path("services").forEach(service -> mask(service.path("environment")));
        for (String sort : WITH_CONTENT) {
            resolved.path(sort).forEach(each -> {
                if (each instanceof ObjectNode object && object.has("content")) {
                    object.put("content", MASK);
                }
            });
        }
        return redactor.redact(resolved.toPrettyString()) + "\n";
    }

    private static void mask(JsonNode variables) {
        if (variables instanceof ObjectNode object) {
            object.properties().forEach(variable -> object.put(variable.getKey(), MASK));
        }
    }
}
