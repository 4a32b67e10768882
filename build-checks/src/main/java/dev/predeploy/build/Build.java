package dev.predeploy.build;

import dev.predeploy.kit.yaml.Doc;
import java.util.Map;

/**
 * The section {@code build} of the stack file; images stand at its top level.
 *
 * @param artifact artifacts by the names of their checks
 */
public record Build(
        @Doc("What a command builds from the sources, by name.")
        Map<String, Artifact> artifact) {}
