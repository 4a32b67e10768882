package dev.predeploy.integration.migrator;

import dev.predeploy.kit.finding.Place;

/**
 * One migration that is still to be applied.
 *
 * @param id what the tool calls it: a version, a revision, or an application and a number
 * @param name what people call it, such as its file's name
 * @param place its file
 */
public record Step(String id, String name, Place place) {}
