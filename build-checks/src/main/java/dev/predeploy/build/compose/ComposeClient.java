package dev.predeploy.build.compose;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.SearchPath;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks Compose for the file that it makes of the entry's; it needs no container engine for that. */
record ComposeClient(Session session) {
    private static final List<List<String>> KNOWN =
            List.of(List.of("docker", "compose"), List.of("docker-compose"), List.of("podman", "compose"));

    /**
     * Resolves the entry's files, in the folder of the stack: Compose only reads there.
     *
     * @throws CheckNotRun if there is no Compose
     */
    Finished resolve(Compose entry, List<Path> envFiles) throws InterruptedException {
        List<String> words = new ArrayList<>(find());
        envFiles.forEach(file -> words.addAll(List.of("--env-file", file.toString())));
        entry.file().forEach(file -> words.addAll(List.of("--file", file.toString())));
        entry.profiles().forEach(profile -> words.addAll(List.of("--profile", profile)));
        words.addAll(List.of("config", "--format", "json"));
        return run(words);
    }

    private List<String> find() throws InterruptedException {
        SearchPath searchPath = SearchPath.of(session.environment());
        for (List<String> known : KNOWN) {
            Optional<Path> program = searchPath.find(known.get(0));
            if (program.isPresent()) {
                List<String> words = new ArrayList<>(known);
                words.set(0, program.get().toString());
                if (run(with(words, "version")).succeeded()) {
                    return words;
                }
            }
        }
        throw new CheckNotRun(
                "there is no Compose: neither `docker compose` nor `docker-compose` nor `podman compose` answers",
                "Install Docker's Compose plugin; where there is none, say `required: false`.");
    }

    /** Whose profiles and files count is the entry's to say, not that of stray variables. */
    private Finished run(List<String> words) throws InterruptedException {
        Command command = Command.of(session.stack().folder(), words)
                .environment(Map.of("COMPOSE_PROFILES", "", "COMPOSE_ENV_FILES", ""));
        return session.get(Commands.class).run(command);
    }

    private static List<String> with(List<String> words, String more) {
        return Stream.concat(words.stream(), Stream.of(more)).toList();
    }
}
