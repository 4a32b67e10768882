package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.compose.ComposeFiles;
import dev.predeploy.staging.compose.ServicesWish;
import java.util.Optional;

/**
 * Services of a stack in Compose that must run.
 *
 * @param files the files that describe the stack
 * @param project the name of its project
 * @param wish how they shall be
 * @param options what every entry may say
 */
public record ComposeServices(
        @Unwrapped ComposeFiles files,

        @Doc(
                "The name of the project; without it, the one that `up` has brought up of the same file, else the one that Compose gives it.")
        Optional<String> project,

        @Unwrapped ServicesWish wish,
        @Unwrapped CheckOptions options)
        implements Entry {}
