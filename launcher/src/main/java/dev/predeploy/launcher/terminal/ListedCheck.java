package dev.predeploy.launcher.terminal;

import dev.predeploy.kit.check.CheckId;
import java.util.Optional;

/**
 * A check that would run.
 *
 * @param id which
 * @param title how people call it
 * @param required whether it decides the verdict
 * @param skip why it is left out, if the stack file says so
 * @param what what checks of its kind do, in one line
 */
public record ListedCheck(CheckId id, String title, boolean required, Optional<String> skip, String what) {}
