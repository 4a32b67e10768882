package dev.predeploy.quality;

/** Says what a check comes to when its tool had nothing to look at. */
public enum WhenNone {
    /** The check was not run: green on nothing is no pass. */
    NOT_RUN,
    /** The check passes, because the stack file says that this is as it should be. */
    PASS
}
