package dev.predeploy.build;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a container engine that answers: Docker, else Podman, by the client that the PATH has. */
@Shared
final class Engine {
    private static final Limits PATIENCE = Limits.USUAL.time(Duration.ofSeconds(10));

    private final Commands commands;
    private final Path folder;
    private final String searchPath;
    private final Consumer<String> tell;
    private final Once<EngineClient> client;

    /** Prepares to look for one; nothing is called yet. */
    Engine(Session session) {
        this(
                session.get(Commands.class),
                session.get(RunFolder.class).path(),
                session.environment().getOrDefault("PATH", ""),
                version -> session.tell("engine", version));
    }

    /**
     * Prepares to look for one elsewhere.
     *
     * @param tell is told which engine answered, such as {@code docker 26.1.5}
     */
    Engine(Commands commands, Path folder, String searchPath, Consumer<String> tell) {
        this.commands = commands;
        this.folder = folder;
        this.searchPath = searchPath;
        this.tell = tell;
        this.client = new Once<>(this::find);
    }

    /**
     * Returns the client of an engine that answers.
     *
     * @throws CheckNotRun if there is none, with what each client said
     */
    EngineClient client() throws Exception {
        return client.get();
    }

    private EngineClient find() throws InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (EngineClient.Sort sort : EngineClient.Sort.values()) {
            Optional<Path> program = onPath(sort.program());
            if (program.isEmpty()) {
                refusals.add("there is no %s on the PATH".formatted(sort.program()));
                continue;
            }
            Finished asked = commands.run(
                    Command.of(folder, sort.asksForVersion(program.get())).limits(PATIENCE));
            if (asked.succeeded() && !asked.stdout().isBlank()) {
                tell.accept(sort.program() + " " + asked.stdout().strip());
                boolean buildx = sort == EngineClient.Sort.DOCKER && hasBuildx(program.get());
                return new EngineClient(sort, program.get(), buildx);
            }
            refusals.add("%s: %s".formatted(sort.program(), said(asked)));
        }
        throw new CheckNotRun(
                "no container engine answers: " + String.join("; ", refusals),
                "Start Docker or Podman; where there is none, say `required: false` for the image.");
    }

    private boolean hasBuildx(Path docker) throws InterruptedException {
        return commands.run(Command.of(folder, docker.toString(), "buildx", "version")
                        .limits(PATIENCE))
                .succeeded();
    }

    private static String said(Finished asked) {
        String last = asked.tail(1).strip();
        boolean silent = last.isEmpty() || asked.exitCode().isEmpty();
        return silent ? "it " + asked.ending().sentence() : last;
    }

    private Optional<Path> onPath(String program) {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator), -1))
                .filter(each -> !each.isBlank())
                .map(each -> Path.of(each).resolve(program))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }
}
