package dev.predeploy.build.compose;

import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.SearchPath;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks Git which files it tracks. */
record Tracked(Session session) {
    private static final List<String> WORDS =
            List.of("--no-optional-locks", "-c", "safe.directory=*", "ls-files", "-z", "--");

    /** Returns those paths, relative to the folder of the stack, that Git tracks; none without Git or a repository. */
    Set<String> of(List<String> paths) throws InterruptedException {
        Optional<Path> git = SearchPath.of(session.environment()).find("git");
        if (git.isEmpty()) {
            return Set.of();
        }
        List<String> words = new ArrayList<>(List.of(git.get().toString()));
        words.addAll(WORDS);
        paths.stream().filter(path -> !Path.of(path).isAbsolute()).forEach(words::add);
        Finished listed =
                session.get(Commands.class).run(Command.of(session.stack().folder(), words));
        return listed.succeeded()
                ? Stream.of(listed.stdout().split("\0")).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
