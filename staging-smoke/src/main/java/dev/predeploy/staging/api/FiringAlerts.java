package dev.predeploy.staging.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.List;

/**
 * Judges alerts that fire.
 *
 * @param allowed names of alerts that may; {@code none} is the name of no alert
 * @param place where they were told of
 * @param since the field that says since when
 */
public record FiringAlerts(List<String> allowed, Place place, String since) {
    /** Returns a finding for each that may not. */
    public List<Finding> in(List<JsonNode> alerts) {
        return alerts.stream()
                .filter(alert ->
                        !allowed.contains(alert.path("labels").path("alertname").asText()))
                .map(this::finding)
                .toList();
    }

    private Finding finding(JsonNode alert) {
        String summary = alert.path("annotations").path("summary").asText();
        return Finding.of("the alert " + alert.path("labels").path("alertname").asText() + " fires"
                        + (summary.isEmpty() ? "" : ": " + summary))
                .rule("alert-firing")
                .expected(allowed.contains("none") ? "no alert fires" : "none fires but " + String.join(", ", allowed))
                .actual(alert.path("labels") + " since " + alert.path(since).asText())
                .at(place)
                .fix("repair what it tells of, or allow it with `firing: ["
                        + alert.path("labels").path("alertname").asText() + "]`");
    }
}
