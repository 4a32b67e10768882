package dev.predeploy.build.compose;

import dev.predeploy.build.compose.precheck.Allowance;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Unwrapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Compose file that must resolve.
 *
 * @param file the Compose file, or several of which each adds to those before it
 * @param envFile the files of its variables; without one, {@code .env} beside the Compose file if it is there
 * @param example a file that names every variable that is needed
 * @param profiles the profiles that are active
 * @param allow what is accepted of what the rules find
 * @param options what every entry may say
 */
public record Compose(
        @Doc("The Compose file, or several of which each adds to those before it.") @Shorthand @MustExist
        List<Path> file,

        @Doc("The file of its variables; without one, `.env` beside the Compose file if that is there.")
        List<Path> envFile,

        @Doc("A file that names every variable which the env file must have.") @MustExist
        Optional<Path> example,

        @Doc("The profiles that are active.") List<String> profiles,

        @Doc(
                "Rules whose findings are accepted, such as `unpinned-image`, or one of them, such as `unpinned-image/web`.")
        List<String> allow,

        @Unwrapped CheckOptions options)
        implements Entry {

    /** Refuses an entry without a file, and the allowance of a rule that there is not. */
    public Compose {
        if (file.isEmpty()) {
            throw new InvalidEntry("file", "it names no Compose file", "write `file: compose.yml`");
        }
        new Allowance(allow);
    }

    /** Returns what is accepted of what the rules find. */
    Allowance allowance() {
        return new Allowance(allow);
    }

    /** Returns the files of variables that Compose reads, relative to the folder of the stack. */
    List<Path> variables() {
        return envFile.isEmpty() ? List.of(file.get(0).resolveSibling(".env")) : envFile;
    }
}
