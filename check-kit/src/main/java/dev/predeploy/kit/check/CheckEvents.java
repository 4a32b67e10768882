package dev.predeploy.kit.check;

/** Names the report entries by which a check tells listeners of its progress. */
public final class CheckEvents {
    /** The key of the entry that is published when a check's own work begins, after any waiting for its turn. */
    public static final String BEGUN = "predeploy.begun";

    private CheckEvents() {}
}
