package dev.predeploy.staging;

import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.compose.ComposeFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A stack in Compose that the gate brings up, and takes down at the end of the run, with its volumes.
 *
 * @param files the files that describe it
 * @param images the variables of the Compose file that name images which the gate builds, by the names of these
 * @param env variables that are set besides
 * @param within how long it may take until all is healthy
 * @param options what every entry may say
 */
public record UpCompose(
        @Unwrapped ComposeFiles files,

        @Doc(
                "The variables of the Compose file that are to name the images which the gate has just built, by the names of these: `{api: API_IMAGE}`.")
        @NameOf("images")
        Map<String, String> images,

        @Doc("Variables of the Compose file that are set besides; they come before those of the env file.")
        Map<String, Template> env,

        @Doc("How long it may take until every service is healthy, or has ended well.") @Default("3m")
        Duration within,

        @Unwrapped CheckOptions options)
        implements Up {
    /** Refuses a time that the check's own limit would cut short. */
    public UpCompose {
        EntryRules.withinTimeLimit(within, options);
    }

    @Override
    public String awaited(Values values) {
        return "the services of " + files.shown() + " are healthy";
    }

    @Override
    public Service start(String name, Session session) throws IOException, InterruptedException {
        return ComposeService.start(name, this, session);
    }

    @Override
    public List<Need> needs(String name) {
        String check = "up/" + name;
        return images.isEmpty()
                ? List.of(new Need.Program(check, "docker", true))
                : images.keySet().stream()
                        .<Need>map(image -> new Need.StackImage(check, image))
                        .toList();
    }
}
