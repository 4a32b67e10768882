package dev.predeploy.kit.engine;

import dev.predeploy.kit.folder.RunFolder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The labels that a run gives to all that it makes in a container engine: which run it was, and beside which others it
 * keeps its folder, so that the next run there knows what a killed one left.
 */
public final class Labels {
    /** The label that holds a run's id. */
    public static final String RUN = "dev.predeploy.run";

    private static final String RUNS = "dev.predeploy.runs";

    private final RunFolder runFolder;

    Labels(RunFolder runFolder) {
        this.runFolder = runFolder;
    }

    /** Returns the options that give the labels to a new container, image, network or volume. */
    public List<String> options() {
        return Stream.of(RUN + "=" + runFolder.id(), runs())
                .flatMap(label -> Stream.of("--label", label))
                .toList();
    }

    /** Returns the labels and what they hold. */
    public Map<String, String> asMap() {
        return Map.of(RUN, runFolder.id(), RUNS, runsFolder());
    }

    /** Returns the label that all runs of this place share. */
    String runs() {
        return RUNS + "=" + runsFolder();
    }

    private String runsFolder() {
        return runFolder.path().resolveSibling("").toString();
    }
}
