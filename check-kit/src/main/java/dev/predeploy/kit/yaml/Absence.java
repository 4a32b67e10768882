package dev.predeploy.kit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What stands for a key that the file leaves out.
 *
 * @param value the value; empty if the key must be written
 * @param shown the value as the schema shows it
 */
record Absence(Optional<Object> value, Optional<JsonNode> shown) {
    /** Returns the absence that is a problem. */
    static Absence refused() {
        return new Absence(Optional.empty(), Optional.empty());
    }

    /** Returns the absence for which a value stands that the schema need not show. */
    static Absence standing(Object value) {
        return new Absence(Optional.of(value), Optional.empty());
    }

    /** Returns the absence for which a default stands. */
    static Absence standing(Object value, JsonNode shown) {
        return new Absence(Optional.of(value), Optional.of(shown));
    }

    /** Says whether the key must be written. */
    public boolean isRefused() {
        return value.isEmpty();
    }
}
