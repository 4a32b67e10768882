package dev.predeploy.launcher.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user asked for, whole and valid in itself.
 *
 * @param command what to do
 * @param stack the stack file, as given; if absent, the nearest one is to be found
 * @param stages the stages; none means every one
 * @param only the patterns of the checks to keep; none means every check
 * @param skip the patterns of the checks to leave out
 * @param format how to tell
 * @param failFast whether to stop at the first failure
 * @param jobs how many at once, 1 or more
 * @param out the output folder, as given
 * @param budget how long the run may take
 * @param print whether {@code init} only shows what it would write
 * @param report whether {@code schema} means the report's
 */
public record Invocation(
        Command command,
        Optional<Path> stack,
        Set<String> stages,
        List<Glob> only,
        List<Glob> skip,
        Format format,
        boolean failFast,
        Optional<Integer> jobs,
        Optional<Path> out,
        Optional<Duration> budget,
        boolean print,
        boolean report) {

    /** Returns which checks are meant. */
    public Selection selection() {
        return new Selection(stages, only, skip);
    }
}
