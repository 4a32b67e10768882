package dev.predeploy.kit.process;

import java.util.Optional;

/**
 * A command that was started, or could not be.
 *
 * @param execution the running process, if it was
 * @param failed the end before the beginning, if it was not
 * @param kernelKillsBefore how many processes the kernel had killed for want of memory when it started
 */
record Attempt(Optional<Execution> execution, Optional<Finished> failed, long kernelKillsBefore) {

    static Attempt running(Execution execution, long kernelKillsBefore) {
        return new Attempt(Optional.of(execution), Optional.empty(), kernelKillsBefore);
    }

    static Attempt failed(Finished failed) {
        return new Attempt(Optional.empty(), Optional.of(failed), 0);
    }

    Finished failure() {
        return failed.orElseThrow();
    }
}
