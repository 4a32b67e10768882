package dev.predeploy.kit.yaml;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Any value of a stack file, as JSON. Plain words are read as YAML 1.2's core schema reads them, so {@code on} is text.
 *
 * @param node the value; an explicit null is Jackson's null node
 */
public record JsonValue(JsonNode node) {}
