package dev.predeploy.kit.engine;

/**
 * A volume of ours that is kept from run to run, and in it a folder that every user of a container may write to.
 *
 * @param volume the volume's name
 */
public record Cache(String volume) {
    /** The label that all caches carry; its value says what is cached. */
    public static final String LABEL = "dev.predeploy.cache";

    /** Where a container has it. */
    static final String MOUNTED = "/predeploy-cache";

    private static final String OWN = "own";

    /** Returns the folder in the container. */
    public String folder() {
        return MOUNTED + "/" + OWN;
    }

    String option() {
        return "type=volume,source=%s,target=%s".formatted(volume, MOUNTED);
    }
}
