package dev.predeploy.build.contents;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a built image must hold.
 *
 * @param in the image, where it is not the one of the entry's own name
 * @param user the user that it runs as
 * @param workdir the folder that it starts in
 * @param entrypoint its entry point, word by word
 * @param cmd its command, word by word
 * @param ports the ports that it exposes
 * @param noPorts ports that it does not
 * @param volumes the volumes that it declares
 * @param noVolumes volumes that it does not
 * @param env environment variables
 * @param noEnv environment variables that are not set
 * @param labels labels
 * @param maxSize how large it may be
 * @param files files and folders that are there
 * @param noFiles files and folders that are not
 * @param runs commands that do well in it
 * @param starts how it starts by its own entry point
 * @param options what every entry may say
 */
public record Contents(
        @Doc("The image, where it is another than that of this entry's name.") @NameOf("images")
        Optional<String> in,

        @Doc("The user that it runs as, by name or number.") Optional<String> user,

        @Doc("The folder that it starts in (WORKDIR).") Optional<String> workdir,

        @Doc("Its ENTRYPOINT, word by word; `[]` if it has none.")
        Optional<List<String>> entrypoint,

        @Doc("Its CMD, word by word; `[]` if it has none.") Optional<List<String>> cmd,

        @Doc("Ports that it exposes, such as `8000` or `53/udp`.")
        List<Port> ports,

        @Doc("Ports that it does not expose.") List<Port> noPorts,

        @Doc("Volumes that it declares.") List<String> volumes,

        @Doc("Volumes that it does not declare.") List<String> noVolumes,

        @Doc("Environment variables that it sets: each a value, or `{matches: EXPRESSION}`.")
        Map<String, ExpectedValue> env,

        @Doc("Environment variables that it does not set.") List<String> noEnv,

        @Doc("Labels that it has: each a value, or `{matches: EXPRESSION}`.")
        Map<String, ExpectedValue> labels,

        @Doc("How large it may be, all layers unpacked, such as `700MB`.")
        Optional<ByteSize> maxSize,

        @Doc("Files and folders that are there: each a path, or a map that says more.")
        List<ExpectedFile> files,

        @Doc("Files and folders that are not there.") List<String> noFiles,

        @Doc("Commands that do well in it: each a command, or a map that says more.")
        List<ExpectedRun> runs,

        @Doc("How it starts by its own entry point; `{}` if nothing more is to be said.")
        Optional<ExpectedStart> starts,

        @Unwrapped CheckOptions options)
        implements Entry {

    /** Refuses an entry that expects nothing. */
    public Contents {
        boolean expects =
                Stream.of(user, workdir, entrypoint, cmd, maxSize, starts).anyMatch(Optional::isPresent)
                        || Stream.of(ports, noPorts, volumes, noVolumes, noEnv, files, noFiles, runs)
                                .anyMatch(each -> !each.isEmpty())
                        || !env.isEmpty()
                        || !labels.isEmpty();
        if (!expects) {
            throw new InvalidEntry("", "it expects nothing of the image", "say what it must hold, such as `user: app`");
        }
        if (!noFiles.stream().allMatch(Contents::namesOnePath)) {
            throw new InvalidEntry(
                    "no-files",
                    "what is relative or a pattern is never there, so it would always hold",
                    "name absolute paths, such as `/app/.env`");
        }
    }

    private static boolean namesOnePath(String path) {
        return path.startsWith("/") && path.chars().noneMatch(letter -> letter == '*' || letter == '?');
    }

    boolean looksAtFiles() {
        return user.isPresent() || !files.isEmpty() || !noFiles.isEmpty();
    }
}
