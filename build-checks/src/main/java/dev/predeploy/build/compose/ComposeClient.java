package dev.predeploy.build.compose;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        for (List<String> known : KNOWN) {
            List<String> words =
                    Stream.concat(onPath(known.get(0)), known.stream().skip(1)).toList();
            if (words.size() == known.size() && run(with(words, "version")).succeeded()) {
                return words;
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

    private Stream<String> onPath(String program) {
        return Stream.of(
                        session.environment().getOrDefault("PATH", "").split(Pattern.quote(java.io.File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(java.nio.file.Files::isExecutable)
                .map(Path::toString)
                .limit(1);
    }

    private static List<String> with(List<String> words, String more) {
        return Stream.concat(words.stream(), Stream.of(more)).toList();
    }
}
