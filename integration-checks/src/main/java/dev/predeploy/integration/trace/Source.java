package dev.predeploy.integration.trace;

import dev.predeploy.kit.finding.Place;

/**
 * A migration.
 *
 * @param step what people call it, such as its file's name
 * @param place its file
 */
public record Source(String step, Place place) {}
