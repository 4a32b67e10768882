package dev.predeploy.quality.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import java.util.Optional;

/** One result of a SARIF run (3.27). */
final class SarifResult {
    private final JsonNode result;
    private final SarifRun run;
    private final JsonNode rule;

    SarifResult(JsonNode result, SarifRun run) {
        this.result = result;
        this.run = run;
        this.rule = run.rule(result);
    }

    /** Returns the finding, or nothing for a result that says that all is well, or that somebody suppressed. */
    Optional<Finding> finding(SourceTree sources) {
        if (isSuppressed() || result.path("baselineState").asText().equals("absent")) {
            return Optional.empty();
        }
        return severity().map(severity -> finding(severity, sources));
    }

    private Finding finding(Severity severity, SourceTree sources) {
        String id = ruleId();
        Finding finding = Finding.of(what(id))
                .severity(severity)
                .at(new SarifLocation(result.path("locations").path(0), run).place(sources));
        Finding ruled = id.isBlank() ? finding : finding.rule(id);
        return fix().map(ruled::fix).orElse(ruled);
    }

    private String ruleId() {
        return result.path("ruleId")
                .asText(result.path("rule").path("id").asText(rule.path("id").asText()));
    }

    private String what(String id) {
        String text = SarifMessage.text(result.path("message"), rule);
        String described =
                text.isBlank() ? rule.path("shortDescription").path("text").asText() : text;
        return Words.oneLine(described, id.isBlank() ? "a result without a message" : id);
    }

    /** A result's own level comes first, then its rule's, then {@code warning} (3.27.10). */
    private Optional<Severity> severity() {
        String kind = result.path("kind").asText("fail");
        String byDefault = kind.equals("fail")
                ? rule.path("defaultConfiguration").path("level").asText("warning")
                : "none";
        return switch (result.path("level").asText(byDefault)) {
            case "none" -> isOpen(kind) ? Optional.of(Severity.NOTE) : Optional.empty();
            case "error" -> Optional.of(Severity.ERROR);
            case "note" -> Optional.of(Severity.NOTE);
            default -> Optional.of(Severity.WARNING);
        };
    }

    private static boolean isOpen(String kind) {
        return kind.equals("open") || kind.equals("review");
    }

    /** A suppression counts unless somebody still has to look at it or has refused it (3.27.23). */
    private boolean isSuppressed() {
        boolean suppressed = false;
        for (JsonNode suppression : result.path("suppressions")) {
            String status = suppression.path("status").asText("accepted");
            if (!status.equals("accepted")) {
                return false;
            }
            suppressed = true;
        }
        return suppressed;
    }

    private Optional<String> fix() {
        JsonNode fix = result.path("fixes").path(0);
        JsonNode replacement =
                fix.path("artifactChanges").path(0).path("replacements").path(0);
        String described = fix.path("description").path("text").asText();
        String inserted = replacement.path("insertedContent").path("text").asText();
        String help = rule.path("helpUri").asText();
        if (!described.isBlank()) {
            return Optional.of(Words.oneLine(described));
        }
        if (!inserted.isBlank()) {
            return Optional.of("Put `%s` there.".formatted(Words.oneLine(inserted)));
        }
        return help.isBlank() ? Optional.empty() : Optional.of("See " + Words.oneLine(help));
    }
}
