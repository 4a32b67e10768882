package dev.predeploy.quality.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads a SARIF message: a text, or the id of one that the rule holds, with placeholders (3.11). */
final class SarifMessage {
    private SarifMessage() {}

    /** Returns the text with its arguments put in, or an empty text. */
    static String text(JsonNode message, JsonNode rule) {
        String text = message.path("text").asText();
        if (text.isBlank()) {
            text = rule.path("messageStrings")
                    .path(message.path("id").asText())
                    .path("text")
                    .asText();
        }
        return filled(text, message.path("arguments"));
    }

    private static String filled(String text, JsonNode arguments) {
        String filled = text;
        for (int i = 0; i < arguments.size(); i++) {
            filled = filled.replace("{" + i + "}", arguments.get(i).asText());
        }
        return filled;
    }
}
