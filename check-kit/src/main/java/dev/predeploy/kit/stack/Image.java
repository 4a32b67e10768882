package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A container image that the stack builds; any stage may run in it. Declaring it declares the check
 * {@code build/image/NAME}.
 *
 * @param context the folder that is sent to the builder, relative to the stack file
 * @param dockerfile the Dockerfile, relative to the stack file
 * @param target the stage of the Dockerfile to build
 * @param args build arguments
 * @param secrets what instructions may mount as secrets, by their ids
 * @param options what every entry may say
 */
public record Image(
        @Doc("The folder that is sent to the builder.") @Shorthand @MustExist @Default(".")
        Path context,

        @Doc("The Dockerfile; without it, `Dockerfile` in the context.") @MustExist
        Optional<Path> dockerfile,

        @Doc("The stage of the Dockerfile to build; without it, the last.")
        Optional<String> target,

        @Doc("Build arguments.") Map<String, Template> args,

        @Doc("Secrets for `RUN --mount=type=secret,id=NAME`; they reach no layer and no log.")
        Map<String, Template> secrets,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** How long a build may take where the entry does not say. */
    public static final String TIME_LIMIT = "20m";
}
