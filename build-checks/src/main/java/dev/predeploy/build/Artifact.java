package dev.predeploy.build;

import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.ByteSize;
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
 * Something that a command builds from the sources.
 *
 * @param run the command
 * @param produces the files that must be there afterwards, none of them empty
 * @param in the image that the command runs in
 * @param directory where the command runs, below the stack file's folder
 * @param env environment variables on top of our own
 * @param memoryLimit how much memory all processes of the command together may hold
 * @param options what every entry may say
 */
public record Artifact(
        @Doc("The command that builds it: a line for the shell, or a list of words.")
        CommandLine run,

        @Doc("The files that must be there afterwards and not be empty, or patterns such as `target/*.jar`.")
        List<String> produces,

        @Doc("The image to build in; its own sources and tools are used.") @NameOf("images")
        Optional<String> in,

        @Doc("The folder to build in, relative to the stack file, with `in` to the image's own; `produces` is too.")
        Optional<String> directory,

        @Doc("Environment variables for the command.") Map<String, Template> env,

        @Doc("How much memory the command and all that it starts may hold together, such as `1GiB`.")
        Optional<ByteSize> memoryLimit,

        @Unwrapped CheckOptions options)
        implements Entry {

    /** Refuses a build of nothing, and paths outside the stack's folder. */
    public Artifact {
        if (produces.isEmpty()) {
            throw new InvalidEntry("produces", "it names no file", "name what the command builds");
        }
        if (produces.stream().anyMatch(FilePatterns::leavesItsFolder)) {
            throw new InvalidEntry("produces", "it leads out of the folder of the build", "name a file below it");
        }
        if (directory.isPresent() && FilePatterns.leavesItsFolder(directory.get())) {
            throw new InvalidEntry("directory", "it leads out of the stack's folder", "name a folder below it");
        }
    }
}
