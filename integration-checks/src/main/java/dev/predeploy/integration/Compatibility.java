package dev.predeploy.integration;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the version that is live must still be able to do on the migrated database.
 *
 * @param live what is deployed now: a commit or an image
 * @param run the commands
 * @param in the image that they run in
 * @param migrations the set of migrations
 * @param directory where they run
 * @param env more variables for them
 * @param options what every entry may say
 */
record Compatibility(
        @Doc("The version that is live, by its Git commit or its image, such as `{ref: origin/main}`.")
        Live live,

        @Doc("One or several commands of that version; each is a line for the shell. Without any, its own `application`"
                + " entries.")
        List<CommandLine> run,

        @Doc("The image that they run in, built from that commit.") @NameOf("images")
        Optional<String> in,

        @Doc("The set of migrations; without it, the one of the entry's own name, or the only one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Doc("The folder in which they run, relative to the stack file; in an image, to the image's own folder.")
        Optional<String> directory,

        @Doc("More environment variables for them.") Map<String, Template> env,

        @Unwrapped CheckOptions options)
        implements Entry {

    /** Refuses what is live without its code, and words about commands that are not named. */
    Compatibility {
        if (live.ref().isEmpty() && live.image().isEmpty()) {
            throw new InvalidEntry(
                    "live",
                    "a version of the migrations says nothing of the code that is live",
                    "write such as `live: {ref: origin/main}`, or name its `image` besides");
        }
        if (run.isEmpty() && (in.isPresent() || directory.isPresent() || !env.isEmpty())) {
            throw new InvalidEntry("run", "`in`, `directory` and `env` are for the commands of `run`", "add `run: …`");
        }
    }
}
