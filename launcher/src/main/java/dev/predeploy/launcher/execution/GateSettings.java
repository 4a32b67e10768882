package dev.predeploy.launcher.execution;

import dev.predeploy.kit.check.CheckId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run was asked to be.
 *
 * @param outputFolder the folder that evidence goes to
 * @param budget how long the whole run may take
 * @param failFast whether the first required check that failed or is broken ends the run
 * @param rerun gives the command that runs just one check again
 */
public record GateSettings(
        Path outputFolder, Optional<Duration> budget, boolean failFast, Function<CheckId, String> rerun) {}
