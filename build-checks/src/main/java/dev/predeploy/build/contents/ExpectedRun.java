package dev.predeploy.build.contents;

import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that must do well in an image.
 *
 * @param run the command
 * @param exitCode how it must end
 * @param stdout what is found in its standard output
 * @param stdoutLacks what is not
 * @param stderr what is found in its standard error
 * @param stderrLacks what is not
 * @param env environment variables on top of the image's own
 * @param user the user that it runs as
 * @param within how long it may take
 */
record ExpectedRun(
        @Doc("The command, in place of the image's entry point: a line for the image's shell, or a list of words.")
        @Shorthand
        CommandLine run,

        @Doc("The exit code that it must end with.") @Default("0")
        int exitCode,

        @Doc("Regular expressions that are each found in its standard output.")
        List<Expression> stdout,

        @Doc("Regular expressions that are not found there.")
        List<Expression> stdoutLacks,

        @Doc("Regular expressions that are each found in its standard error.")
        List<Expression> stderr,

        @Doc("Regular expressions that are not found there.")
        List<Expression> stderrLacks,

        @Doc("Environment variables on top of the image's own.")
        Map<String, Template> env,

        @Doc("The user that it runs as, where that is not the image's.")
        Optional<String> user,

        @Doc("How long it may take.") @Default("1m") Duration within) {}
