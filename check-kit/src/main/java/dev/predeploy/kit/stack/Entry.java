package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Names;

/** One declared check: an entry, under its name, of a kind in the stack file. */
@Names(
        pattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$",
        words = "a check's name begins with a letter or digit and has only letters, digits, `.`, `_` and `-`")
public interface Entry {
    /** Returns what every entry may say, whatever its kind. */
    CheckOptions options();

    /**
     * Says whether the check runs only where somebody names it, as it takes too long for every run. One that nobody names is
     * no part of the run, so it neither passes nor keeps a run from passing.
     */
    default boolean isOnRequest() {
        return false;
    }
}
