package dev.predeploy.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What runs came to, the newest first and at most twenty of them, in the form in which Allure 2 reads it from
 * {@code allure-results/history}. That holds the runs before; the generator adds the present one itself. For the next
 * run, this one is added and written to {@code allure-report/history}, where CI set-ups look for it.
 *
 * @param trend each run's counts ({@code history-trend.json})
 * @param checks each check's outcomes by its history id ({@code history.json})
 */
public record History(ArrayNode trend, ObjectNode checks) {
    private static final int MOST = 20;
    private static final long LARGEST_FILE = 50_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATUSES = List.of("failed", "broken", "skipped", "passed", "unknown");

    /** Returns the history of nothing. */
    public static History none() {
        return new History(JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.objectNode());
    }

    /** Reads what an earlier run left; what is missing or unreadable is no history, and no reason to fail. */
    public static History read(Path folder) {
        JsonNode trend = readFile(folder.resolve("history-trend.json"));
        JsonNode checks = readFile(folder.resolve("history.json"));
        return trend instanceof ArrayNode array && checks instanceof ObjectNode object
                ? new History(array, object)
                : none();
    }

    private static JsonNode readFile(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE
                    ? JSON.readTree(Files.readAllBytes(file))
                    : JSON.missingNode();
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /**
     * Returns this history with a run added; checks that no longer exist are forgotten.
     *
     * @param run the results
     * @param variables the process' environment variables, which tell of the CI system's build
     */
    public History with(List<TestResult> run, Map<String, String> variables) {
        ArrayNode points = JsonNodeFactory.instance.arrayNode();
        ObjectNode point = points.addObject();
        JsonNode build = Executor.of(variables).path("buildOrder");
        if (build.isNumber()) {
            point.set("buildOrder", build);
        }
        point.set("data", counts(run));
        addUpTo(points, trend);
        ObjectNode outcomes = JsonNodeFactory.instance.objectNode();
        run.forEach(result -> outcomes.set(result.getHistoryId(), outcomes(result)));
        return new History(points, outcomes);
    }

    private ObjectNode outcomes(TestResult result) {
        JsonNode before = checks.path(result.getHistoryId());
        ObjectNode statistic =
                before.path("statistic") instanceof ObjectNode known ? known.deepCopy() : counts(List.of());
        String status = status(result);
        statistic.put(status, statistic.path(status).asInt() + 1);
        statistic.put("total", statistic.path("total").asInt() + 1);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("statistic", statistic);
        ArrayNode items = node.putArray("items");
        items.add(item(result));
        addUpTo(items, before.path("items"));
        return node;
    }

    private static ObjectNode item(TestResult result) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("uid", result.getUuid());
        item.put("status", status(result));
        if (result.getStatusDetails() != null && result.getStatusDetails().getMessage() != null) {
            item.put("statusDetails", result.getStatusDetails().getMessage());
        }
        item.putObject("time")
                .put("start", result.getStart())
                .put("stop", result.getStop())
                .put("duration", result.getStop() - result.getStart());
        return item;
    }

    private static void addUpTo(ArrayNode list, JsonNode more) {
        for (JsonNode item : more) {
            if (list.size() < MOST) {
                list.add(item);
            }
        }
    }

    private static ObjectNode counts(List<TestResult> results) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        for (String status : STATUSES) {
            counts.put(
                    status,
                    results.stream()
                            .filter(result -> status(result).equals(status))
                            .count());
        }
        return counts.put("total", results.size());
    }

    private static String status(TestResult result) {
        return result.getStatus() == null
                ? "unknown"
                : result.getStatus().value().toLowerCase(Locale.ROOT);
    }

    /** Writes the two files into a folder, which is made if it is not there. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Part.write(folder.resolve("history-trend.json"), JSON.writeValueAsBytes(trend));
        Part.write(folder.resolve("history.json"), JSON.writeValueAsBytes(checks));
    }
}
