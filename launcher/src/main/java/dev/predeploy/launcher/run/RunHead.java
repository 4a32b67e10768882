package dev.predeploy.launcher.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run before its first check: what is validated, and with what.
 *
 * @param stack the stack's name
 * @param stackFile the absolute path of its stack file
 * @param revision the commit that is checked out, if the stack lies in a Git work tree
 * @param startedAt when the run began
 * @param checks how many checks were selected
 * @param environment what the run works with, such as {@code database} to {@code postgres 16.15 (embedded)}
 */
public record RunHead(
        String stack,
        Path stackFile,
        Optional<Revision> revision,
        Instant startedAt,
        int checks,
        Map<String, String> environment) {
    /** Keeps a copy of the map, in its order. */
    public RunHead {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Returns this head with what became known of the environment meanwhile. */
    public RunHead with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new RunHead(stack, stackFile, revision, startedAt, checks, all);
    }

    /**
     * A commit, and whether the work tree differs from it.
     *
     * @param commit the full hash
     * @param dirty whether tracked files were changed, or untracked ones that are not ignored were added
     */
    public record Revision(String commit, boolean dirty) {}
}
