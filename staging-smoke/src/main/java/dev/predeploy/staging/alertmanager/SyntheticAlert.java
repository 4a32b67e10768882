package dev.predeploy.staging.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.api.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends an alert of our own, sees to whom it is routed, and clears it again. Alertmanager tells the receivers of an alert
 * at once, while it tells the receivers themselves only after {@code group_wait}; by then the alert is over.
 */
final class SyntheticAlert {
    /** The label that tells alerts of checks from all others. */
    static final String MARK = "predeploy_check";

    private static final String ALERTS = "/api/v2/alerts";
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final Api api;
    private final String mark;
    private final Map<String, String> labels;

    /** Prepares one with a mark by which it is found again. */
    SyntheticAlert(Api api, Map<String, String> labels, String mark) {
        this.api = api;
        this.mark = mark;
        this.labels = new TreeMap<>(labels);
        this.labels.putIfAbsent("alertname", "PredeployRouteCheck");
        this.labels.put(MARK, mark);
    }

    /** Returns what is wrong with the way that it takes; it is cleared whatever happens. */
    List<Finding> takes(Route route, Instant now) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            api.post(ALERTS, alert(now, now.plus(FORGOTTEN_AFTER)));
            findings.addAll(otherReceivers(route));
        } finally {
            api.post(ALERTS, alert(now, now));
        }
        if (!found().isEmpty()) {
            findings.add(Finding.of("the synthetic alert is still there after it was cleared")
                    .rule("alert-not-cleared")
                    .expected("no alert with " + MARK + "=" + mark)
                    .actual("it is active")
                    .at(api.place(ALERTS))
                    .fix("see whether the clocks agree; by itself it ends after five minutes"));
        }
        return findings;
    }

    private List<Finding> otherReceivers(Route route) throws InterruptedException {
        JsonNode found = found();
        List<String> receivers = new ArrayList<>();
        found.path(0)
                .path("receivers")
                .forEach(each -> receivers.add(each.path("name").asText()));
        boolean isRight = receivers.size() == route.to().size() && receivers.containsAll(route.to());
        return isRight
                ? List.of()
                : List.of(Finding.of("an alert with " + route.labels() + " is routed to "
                                + (receivers.isEmpty() ? "nobody" : String.join(", ", receivers)))
                        .rule("alert-routed")
                        .expected(String.join(", ", route.to()))
                        .actual(receivers.isEmpty() ? "no receiver" : String.join(", ", receivers))
                        .at(api.place(ALERTS))
                        .fix("correct the matchers under `route.routes`; the first that fits takes the alert"));
    }

    private JsonNode found() throws InterruptedException {
        return api.json(ALERTS + "?active=true&filter=" + Api.encoded(MARK + "=\"" + mark + "\""));
    }

    private ArrayNode alert(Instant begin, Instant end) {
        ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
        ObjectNode alert = alerts.addObject();
        labels.forEach(alert.putObject("labels")::put);
        alert.putObject("annotations").put("summary", "synthetic alert of a check before deployment; nothing is wrong");
        alert.put("startsAt", begin.toString()).put("endsAt", end.toString());
        return alerts;
    }
}
