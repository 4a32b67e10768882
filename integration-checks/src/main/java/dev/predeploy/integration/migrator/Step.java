package dev.predeploy.integration.migrator;

import dev.predeploy.kit.finding.Place;

/**
 * One migration that is still to be applied.
 *
 * @param id what the tool calls it: a version, a revision, or an application and a number
 * @param name what people call it, such as its file's name
 * @param place its file
 */
public record Step(String id, String name, Place place) {

    /** Returns a migration that has no version: it is applied after all that have one, and again whenever it changes. */
    public static Step repeatable(String name, Place place) {
        return new Step("", name, place);
    }

    /** Says whether it has no version, and so nothing to be taken back to. */
    public boolean isRepeatable() {
        return id.isEmpty();
    }
}
