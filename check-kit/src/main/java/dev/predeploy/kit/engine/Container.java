package dev.predeploy.kit.engine;

import static java.util.Objects.requireNonNull;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A container whose command has come to its end. It is there, with all that the command wrote in it, until closed. */
public final class Container implements AutoCloseable {
    private static final int ENGINE_FAILED = 125;
    private static final int LAST_LINES = 10;

    /** A command that did start may say the same of a program that it calls itself; that is its own matter. */
    private static final Set<Integer> CANNOT_START = Set.of(ENGINE_FAILED, 126, 127);

    /** What the engine, or the first process that it starts in a container, says of a program that is not in the image. */
    private static final Pattern NO_PROGRAM = Pattern.compile(
            "exec:? [\"`]?([^\\s\"`]+)[\"`]?(?: failed)?: (?:executable file not found|stat |No such file)");

    private static final Pattern NO_USER = Pattern.compile("unable to find (user|group) ([^\\s:]+)");

    private final ContainerEngine engine;
    private final Path idFile;
    private final ContainerCommand what;
    private @Nullable Finished finished;

    Container(ContainerEngine engine, Path idFile, ContainerCommand what) {
        this.engine = engine;
        this.idFile = idFile;
        this.what = what;
    }

    /** Takes over how the client ended, and finds out how the command did. */
    void end(Finished client) throws InterruptedException {
        Optional<String> missing = missing(client);
        if (missing.isPresent()) {
            finished = client.endedAs(new Ending.Missing(missing.get() + " in the image"));
        } else if (client.succeeded()) {
            finished = client;
        } else {
            engine.needAnswer(client);
            finished = failed(client);
        }
    }

    private Finished failed(Finished client) throws InterruptedException {
        Optional<EngineTrouble> trouble = EngineTrouble.in(client.tail(LAST_LINES));
        boolean byTheEngine = client.exitCode().orElse(0) == ENGINE_FAILED
                || trouble.filter(EngineTrouble.UNABLE::equals).isPresent();
        if (byTheEngine && !hasRun()) {
            needUser(client);
            throw broken("the container engine could not run " + program(), client, trouble);
        }
        if (trouble.filter(EngineTrouble.FULL::equals).isPresent() && engine.isFull()) {
            throw broken(
                    "the disk of the container engine is full, and %s failed on that".formatted(program()),
                    client,
                    trouble);
        }
        return wasKilledForMemory(client)
                ? client.endedAs(new Ending.OutOfMemory(what.limits().memoryBytes(), Optional.empty()))
                : client;
    }

    /** Who the command runs as is said by the image or by the stack file. */
    private void needUser(Finished client) {
        Matcher unknown = NO_USER.matcher(client.tail(LAST_LINES));
        if (unknown.find()) {
            throw new CheckFailed(Finding.of("the image has no %s `%s`, as which `%s` is to run"
                            .formatted(unknown.group(1), unknown.group(2), program()))
                    .fix("Create it in the Dockerfile, such as by `RUN useradd`, or correct the name."));
        }
    }

    private static CheckBroken broken(String reason, Finished client, Optional<EngineTrouble> trouble) {
        return new CheckBroken(Finding.of(reason)
                .actual(client.tail(LAST_LINES))
                .fix(trouble.map(EngineTrouble::remedy)
                        .orElse("See that the engine works: try `docker run` or `podman run` by hand.")));
    }

    private String program() {
        return what.words().get(0);
    }

    /** Returns what the command wrote, and how it ended. */
    public Finished finished() {
        return requireNonNull(finished);
    }

    /**
     * Copies a file or folder out of the container.
     *
     * @param path where it is there; a relative path starts at the root
     * @param target where it goes; where that is a folder, into it
     * @return whether there was such a file
     */
    public boolean copy(String path, Path target) throws IOException, InterruptedException {
        return engine.call("cp", id() + ":" + path, target.toString()).succeeded();
    }

    /**
     * Copies out of a folder of the container what a path or a pattern in it names; of a pattern, the whole folder above.
     *
     * @param from the folder in the container
     * @param to the folder that stands for it here; folders within are made as needed
     */
    public void copy(Path from, String pathOrPattern, Path to) throws IOException, InterruptedException {
        Path path = Path.of(pathOrPattern);
        boolean isFolder = FilePatterns.isPattern(pathOrPattern);
        while (FilePatterns.isPattern(path.toString())) {
            Path above = path.getParent();
            path = above == null ? Path.of("") : above;
        }
        Path target = to.resolve(path).normalize();
        Files.createDirectories(isFolder ? target : target.resolveSibling(""));
        String source = from.resolve(path).normalize().toString();
        copy(isFolder ? source + "/." : source, target);
    }

    /** Returns the paths of the files and folders that the command made or changed, each from the root. */
    public Set<String> changed() throws InterruptedException {
        return engine.call("diff", id())
                .stdout()
                .lines()
                .filter(line -> line.startsWith("A ") || line.startsWith("C "))
                .map(line -> line.substring(2))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> missing(Finished client) {
        boolean hasStarted = client.exitCode().isPresent()
                && !CANNOT_START.contains(client.exitCode().getAsInt());
        return hasStarted
                ? Optional.empty()
                : NO_PROGRAM
                        .matcher(client.tail(LAST_LINES))
                        .results()
                        .findFirst()
                        .map(found -> found.group(1));
    }

    private boolean hasRun() throws InterruptedException {
        return state("{{.State.StartedAt}}")
                .filter(at -> !at.startsWith("0001-"))
                .isPresent();
    }

    private boolean wasKilledForMemory(Finished client) throws InterruptedException {
        return state("{{.State.OOMKilled}}").filter("true"::equals).isPresent() || wasKilledAtItsLimit(client);
    }

    /** Podman does not tell who killed it; where its memory is limited, hardly anybody else does. */
    private boolean wasKilledAtItsLimit(Finished client) throws InterruptedException {
        return engine.client().sort() == EngineClient.Sort.PODMAN
                && what.limits().memoryBytes().isPresent()
                && client.ending() instanceof Ending.Killed killed
                && killed.name().equals("SIGKILL");
    }

    private Optional<String> state(String format) throws InterruptedException {
        if (!Files.isRegularFile(idFile)) {
            return Optional.empty();
        }
        Finished asked = engine.call("container", "inspect", "--format", format, id());
        return asked.succeeded() ? Optional.of(asked.stdout().strip()) : Optional.empty();
    }

    private String id() {
        try {
            return Files.readString(idFile).strip();
        } catch (IOException e) {
            throw new CheckBroken(
                    Finding.of("the container engine names no container")
                            .fix("Run again; see that the disk is not full."),
                    e);
        }
    }

    /** Removes the container; what cannot be removed now goes when the run ends. */
    @Override
    public void close() {
        if (!Files.isRegularFile(idFile)) {
            return;
        }
        engine.remove("container", "rm", "--force", "--volumes", id());
    }
}
