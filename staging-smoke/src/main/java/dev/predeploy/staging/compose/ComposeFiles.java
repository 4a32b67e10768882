package dev.predeploy.staging.compose;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.MustExist;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that describe a stack to Compose.
 *
 * @param compose the Compose file, or several of which each adds to those before it
 * @param envFile the files of its variables; without one, {@code .env} beside the Compose file if it is there
 * @param profiles the profiles that are active
 */
public record ComposeFiles(
        @Doc("The Compose file, or several of which each adds to those before it.") @MustExist
        List<Path> compose,

        @Doc("The file of its variables; without one, `.env` beside the Compose file if that is there.")
        List<Path> envFile,

        @Doc("The profiles that are active.") List<String> profiles) {
    /** Refuses an entry without a file. */
    public ComposeFiles {
        compose = List.copyOf(compose);
        envFile = List.copyOf(envFile);
        profiles = List.copyOf(profiles);
        if (compose.isEmpty()) {
            throw new InvalidEntry("compose", "it names no Compose file", "write `compose: compose.yml`");
        }
    }

    /** Returns the first file as the user knows it, which stands for all. */
    public String shown() {
        return compose.get(0).normalize().toString().replace('\\', '/');
    }

    /**
     * Returns the options by which Compose reads them.
     *
     * @param stack the stack's folder, where the env files are: Git does often ignore these, so no copy has them
     * @param sources that folder, or a copy of it, where all else is
     * @throws CheckNotRun if an env file is absent
     */
    List<String> options(Path stack, Path sources) {
        List<String> options = new ArrayList<>();
        variables(stack).forEach(file -> options.addAll(List.of("--env-file", file.toString())));
        compose.forEach(
                file -> options.addAll(List.of("--file", sources.resolve(file).toString())));
        profiles.forEach(profile -> options.addAll(List.of("--profile", profile)));
        return options;
    }

    private List<Path> variables(Path stack) {
        Path usual = stack.resolve(compose.get(0)).resolveSibling(".env");
        if (envFile.isEmpty()) {
            return Files.exists(usual) ? List.of(usual) : List.of();
        }
        List<Path> files = envFile.stream().map(stack::resolve).toList();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new CheckNotRun(
                        "there is no " + stack.relativize(file), "make it, from its example if there is one");
            }
        }
        return files;
    }
}
