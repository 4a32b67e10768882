package dev.predeploy.staging.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.redaction.Redactor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Compose makes of its files: every variable filled in, every path absolute. */
final class Resolved {
    private static final int LAST_LINES = 6;

    private final ObjectNode root;

    private Resolved(ObjectNode root) {
        this.root = root;
    }

    /**
     * Asks Compose.
     *
     * @throws CheckFailed if it does not take the files
     */
    static Resolved by(ComposeClient client, ComposePlaces places) throws InterruptedException {
        client.require();
        Finished asked = client.call("config", "--format", "json");
        if (!asked.succeeded()) {
            throw new CheckFailed(Finding.of("Compose does not take the file")
                    .rule("compose-file")
                    .actual(withoutQuotes(asked))
                    .at(places.file())
                    .fix("see `docker compose config`; `build: {compose: …}` tells the line"));
        }
        try {
            if (new ObjectMapper().readTree(asked.stdout()) instanceof ObjectNode read) {
                return new Resolved(read);
            }
        } catch (JsonProcessingException unreadable) {
            throw unreadable(asked);
        }
        throw unreadable(asked);
    }

    /** Of an env file, Compose quotes what it cannot read, which may be a password. */
    private static String withoutQuotes(Finished asked) {
        String said = asked.tail(LAST_LINES);
        return said.contains("failed to read ") ? "it cannot read the env file" : said;
    }

    private static CheckBroken unreadable(Finished asked) {
        return new CheckBroken(Finding.of("Compose answered with something that is no JSON")
                .actual(asked.tail(LAST_LINES))
                .fix("use a Compose that knows `config --format json`: version 2 or newer"));
    }

    /** Returns the name that the project has where nobody gives it another. */
    String project() {
        return root.path("name").asText();
    }

    /** Returns the names of the services whose profiles are active. */
    Set<String> services() {
        Set<String> names = new TreeSet<>();
        root.path("services").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Says whether some service waits for the end of another, which so is a one-shot. */
    boolean isOneShot(String service) {
        for (JsonNode other : root.path("services")) {
            String condition =
                    other.path("depends_on").path(service).path("condition").asText();
            if (condition.equals("service_completed_successfully")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the service that publishes a port of the host. */
    Optional<String> publisherOf(int port) {
        return services().stream()
                .filter(name -> root.path("services").path(name).path("ports").findValuesAsText("published").stream()
                        .anyMatch(Integer.toString(port)::equals))
                .findFirst();
    }

    /** Lets the redaction know of what the services are given as secret. */
    void tell(Redactor redactor) {
        for (JsonNode service : root.path("services")) {
            Map<String, String> variables = new HashMap<>();
            service.path("environment")
                    .properties()
                    .forEach(
                            each -> variables.put(each.getKey(), each.getValue().asText()));
            redactor.addSecretsOf(variables);
        }
    }

    /**
     * Returns the file for a project of another name that shares nothing with any other: no container's name, no network
     * and no volume but those that are external to the stack.
     *
     * @param labels what all that it makes is known by
     */
    String apart(String project, Map<String, String> labels) {
        ObjectNode apart = root.deepCopy();
        apart.put("name", project);
        apart.path("services").forEach(service -> {
            if (service instanceof ObjectNode object) {
                object.remove("container_name");
                if (object.path("image").asText().startsWith("sha256:")) {
                    object.remove("build"); // it is the one that was built just now
                }
                label(object, labels);
            }
        });
        for (String sort : List.of("networks", "volumes")) {
            apart.path(sort).properties().forEach(each -> {
                if (each.getValue() instanceof ObjectNode object
                        && !object.path("external").asBoolean()) {
                    object.put("name", project + "_" + each.getKey());
                    label(object, labels);
                }
            });
        }
        return apart.toPrettyString();
    }

    private static void label(ObjectNode node, Map<String, String> labels) {
        ObjectNode all = node.withObject("/labels");
        labels.forEach(all::put);
    }
}
