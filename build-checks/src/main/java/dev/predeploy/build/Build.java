package dev.predeploy.build;

import dev.predeploy.build.compose.Compose;
import dev.predeploy.build.contents.Contents;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.NameOf;
import java.util.Map;

/**
 * The section {@code build} of the stack file; images stand at its top level.
 *
 * @param contents what images must hold, by the names of the images
 * @param compose Compose files by the names of their checks
 * @param artifact artifacts by the names of their checks
 */
public record Build(
        @Doc("What a built image must hold, by the image's name, or any other with `in`.")
        @NameOf(value = "images", unless = "in")
        Map<String, Contents> contents,

        @Doc("Compose files that must resolve, by name.") Map<String, Compose> compose,

        @Doc("What a command builds from the sources, by name.")
        Map<String, Artifact> artifact) {}
