package dev.predeploy.quality.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.predeploy.kit.finding.Finding;
import java.util.Optional;

/** One run of a SARIF log: what it says about the tool, apart from its results. */
final class SarifRun {
    private final JsonNode run;

    SarifRun(JsonNode run) {
        this.run = run;
    }

    /** Takes down what the run says of itself: whether the tool did its work, and on how many files. */
    void tellAboutItself(SourceTree sources, Tally tally) {
        if (!run.path("results").isArray()) { // SARIF 2.1.0, 3.14.23: null when the tool could not start
            tally.fault(Finding.of("%s reports a run without results".formatted(tool())));
        }
        for (JsonNode invocation : run.path("invocations")) {
            tellAbout(invocation, sources, tally);
        }
        int targets = 0;
        for (JsonNode artifact : run.path("artifacts")) {
            targets += isTarget(artifact) ? 1 : 0;
        }
        if (targets > 0) { // none does not mean that nothing was looked at: most tools leave the roles out
            tally.lookedAt(targets);
        }
    }

    private void tellAbout(JsonNode invocation, SourceTree sources, Tally tally) {
        boolean told = false;
        for (String kind : new String[] {"toolExecutionNotifications", "toolConfigurationNotifications"}) {
            for (JsonNode notification : invocation.path(kind)) {
                if (notification.path("level").asText().equals("error")) {
                    tally.fault(fault(notification, sources));
                    told = true;
                }
            }
        }
        if (!told && invocation.path("executionSuccessful").isBoolean() && !succeeded(invocation)) {
            String why = invocation
                    .path("exitCodeDescription")
                    .asText(invocation.path("processStartFailureMessage").asText());
            tally.fault(Finding.of("%s reports that it did not succeed".formatted(tool())
                    + (why.isBlank() ? "" : ": " + Words.oneLine(why))));
        }
    }

    private static boolean succeeded(JsonNode invocation) {
        return invocation.path("executionSuccessful").asBoolean();
    }

    private Finding fault(JsonNode notification, SourceTree sources) {
        String message = SarifMessage.text(notification.path("message"), MissingNode.getInstance());
        Finding fault = Finding.of(Words.oneLine(message, "%s reports an error of its own".formatted(tool())))
                .at(new SarifLocation(notification.path("locations").path(0), this).place(sources));
        String rule = notification
                .path("descriptor")
                .path("id")
                .asText(notification.path("associatedRule").path("id").asText());
        return rule.isBlank() ? fault : fault.rule(rule);
    }

    private String tool() {
        return Words.oneLine(run.path("tool").path("driver").path("name").asText(), "the tool");
    }

    private static boolean isTarget(JsonNode artifact) {
        for (JsonNode role : artifact.path("roles")) {
            if (role.asText().equals("analysisTarget")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the rule that a result refers to by index or by id, or a missing node. */
    JsonNode rule(JsonNode result) {
        JsonNode reference = result.path("rule");
        JsonNode component = reference.path("toolComponent").path("index");
        JsonNode rules = component.isInt()
                ? run.path("tool").path("extensions").path(component.asInt()).path("rules")
                : run.path("tool").path("driver").path("rules");
        int index = result.path("ruleIndex").asInt(reference.path("index").asInt(-1));
        if (index >= 0 && rules.has(index)) {
            return rules.get(index);
        }
        String id = result.path("ruleId").asText(reference.path("id").asText());
        for (JsonNode rule : rules) {
            if (rule.path("id").asText().equals(id)) {
                return rule;
            }
        }
        return MissingNode.getInstance();
    }

    /** Returns the artifact of the given index, or a missing node. */
    JsonNode artifact(int index) {
        return run.path("artifacts").path(index);
    }

    /** Returns the URI that a base id stands for, where the run says so. */
    Optional<JsonNode> base(String id) {
        return Optional.of(run.path("originalUriBaseIds").path(id)).filter(JsonNode::isObject);
    }
}
