package dev.predeploy.kit.check;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.stack.Entry;

/**
 * A check that the stack file asks for.
 *
 * @param id which
 * @param title how people call it
 * @param entry what the stack file says of it
 * @param declared where the stack file says so
 * @param checkClass the class that does it
 */
public record PlannedCheck(CheckId id, String title, Entry entry, Place declared, Class<?> checkClass) {}
