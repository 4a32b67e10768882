package dev.predeploy.integration.command;

import dev.predeploy.integration.python.UserFiles;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.DatabaseServer;
import dev.predeploy.kit.database.NetworkDatabase;
import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Runs commands that work on a database: on this machine, in a fresh copy of the sources, or in an image of the stack.
 *
 * @param session what the checks share
 * @param server has the databases
 * @param scheme what the URL that commands get begins with, where that is named
 * @param code what they run
 */
public record Host(Session session, DatabaseServer server, Optional<String> scheme, Code code) {
    private static final Limits LIMITS = Limits.USUAL.time(Duration.ofDays(1)); // the check's own limit comes first

    /** What became of a command, how its words become the user's, and whose files it ran on. */
    record Ran(Finished finished, UnaryOperator<String> userText, UserFiles files) {
        /** Returns all that it wrote, with the user's paths in it. */
        String text() {
            return userText.apply(finished.output());
        }

        /** Returns what it wrote to its standard output alone, with the user's paths in it. */
        String answer() {
            return userText.apply(finished.stdout());
        }
    }

    /** Returns the user's files by the paths that he knows. */
    UserFiles files() {
        return new UserFiles(code.folder(session), UnaryOperator.identity());
    }

    /**
     * Runs a command; no program of the image or the machine has it wait for an input.
     *
     * @throws CheckBroken if it failed and the server is gone
     */
    Ran run(DatabaseCommand what, Database database) throws IOException, InterruptedException {
        FilledCommand filled = session.get(Values.class).fill(what.line());
        Function<Database, Map<String, String>> environment = seen -> {
            Map<String, String> all = new LinkedHashMap<>(seen.environment());
            scheme.ifPresent(
                    name -> all.computeIfPresent("DATABASE_URL", (key, url) -> url.replaceFirst("^\\w+", name)));
            all.putAll(session.get(Values.class).fill(what.variables()));
            all.putAll(filled.environment());
            return all;
        };
        Optional<BuiltImage> image = code.image(what.image(), session);
        Ran ran = image.isPresent()
                ? inImage(image.get(), what.directory(), new Call(filled, environment), database)
                : here(what, filled, environment.apply(database));
        Optional<CheckBroken> gone = ran.finished().succeeded() ? Optional.empty() : server.gone();
        if (gone.isPresent()) {
            throw gone.get();
        }
        return ran;
    }

    private Ran here(DatabaseCommand what, FilledCommand filled, Map<String, String> environment)
            throws IOException, InterruptedException {
        String directory = what.directory().orElse(".");
        try (var workspace = code.workspaces(session).open()) {
            Command command = Command.of(workspace.folder().resolve(directory), filled.words())
                    .environment(environment)
                    .limits(LIMITS);
            Finished finished = session.get(Commands.class).run(command);
            Path folder = code.folder(session);
            List<Path> sources = code.workspaces(session).sourceFiles();
            UnaryOperator<String> userPath = path -> userPath(path, directory, sources);
            return new Ran(finished, workspace::userText, new UserFiles(folder, userPath));
        }
    }

    /** A path that is there; else the one source of which it is the end, as that of an application in another folder. */
    private String userPath(String path, String directory, List<Path> sources) {
        Path folder = code.folder(session);
        List<String> candidates = Stream.concat(
                        Stream.of(Path.of(path), Path.of(directory, path)),
                        sources.stream().filter(source -> source.endsWith(path)).limit(2))
                .map(Path::toString)
                .toList();
        return candidates.stream()
                .limit(2)
                .filter(candidate -> Files.exists(folder.resolve(candidate)))
                .findFirst()
                .orElse(candidates.size() == 3 ? candidates.get(2) : path);
    }

    private record Call(FilledCommand filled, Function<Database, Map<String, String>> environment) {}

    private Ran inImage(BuiltImage image, Optional<String> directory, Call call, Database database)
            throws IOException, InterruptedException {
        NetworkDatabase there = server.onNetwork(database)
                .orElseThrow(() -> new CheckNotRun(
                        "the database is in no container, so that nothing in the image %s reaches it"
                                .formatted(image.name()),
                        "Name the database's image with `integration.database.image`."));
        ContainerCommand command = ContainerCommand.of(image.id(), call.filled().words())
                .folder(image.folder(directory).toString())
                .environment(call.environment().apply(there.database()))
                .network(there.network())
                .limits(LIMITS);
        try (Container container = session.get(Containers.class).run(command)) {
            UserFiles files = new UserFiles(code.folder(session), image.paths()::userPath);
            return new Ran(container.finished(), UnaryOperator.identity(), files);
        }
    }
}
