package dev.predeploy.staging;

import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that the gate starts, and stops at the end of the run.
 *
 * @param run the command that is the service: it ends when the service does
 * @param directory where it runs
 * @param env environment variables that it gets besides
 * @param listens where it accepts connections once it is up
 * @param within how long that may take
 * @param options what every entry may say
 */
public record UpCommand(
        @Doc(
                "The command that is the service; it runs in a throw-away copy of the sources, and must not detach itself.")
        CommandLine run,

        @Doc("The folder below the stack file's in which it runs.") @MustExist(MustExist.Sort.FOLDER)
        Optional<Path> directory,

        @Doc("Environment variables that it gets besides.") Map<String, Template> env,

        @Doc("Where it accepts connections once it is up: `PORT` or `HOST:PORT`; `${port:NAME}` is a free port.")
        Template listens,

        @Doc("How long it may take until it accepts connections.") @Default("20s")
        Duration within,

        @Unwrapped CheckOptions options)
        implements Up {
    /** Refuses a time that the check's own limit would cut short. */
    public UpCommand {
        EntryRules.withinTimeLimit(within, options);
        EntryRules.relativeFolder("directory", directory);
    }

    @Override
    public String awaited(Values values) {
        return values.fill(listens) + " accepts connections";
    }

    @Override
    public Service start(String name, Session session) throws IOException {
        return CommandService.start(name, this, session);
    }

    @Override
    public List<Need> needs(String name) {
        return List.of(Need.command("up/" + name, Optional.empty(), run));
    }
}
