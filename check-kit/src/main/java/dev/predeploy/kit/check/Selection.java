package dev.predeploy.kit.check;

import java.util.Optional;

/** Says which of the planned checks belong to a run, and which of those are left out by somebody's word. */
public interface Selection {
    /** The selection that leaves nothing out. */
    Selection ALL = id -> true;

    /** Says whether a check belongs to the run. */
    boolean includes(CheckId id);

    /** Returns why a check that belongs to the run is left out, if somebody asked for that. */
    default Optional<String> skipReason(CheckId id) {
        return Optional.empty();
    }
}
