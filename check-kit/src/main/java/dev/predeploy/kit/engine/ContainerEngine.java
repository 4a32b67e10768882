package dev.predeploy.kit.engine;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.process.SearchPath;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The container engine that answers: Docker, else Podman, by the client that the PATH has. Like that client, it goes by
 * {@code DOCKER_HOST}, {@code CONTAINER_HOST} and the client's own contexts. What the run makes there carries its
 * labels, and is gone when the run closes.
 */
@Shared
public final class ContainerEngine implements AutoCloseable {
    private static final int LAST_LINES = 10;
    private static final long HARDLY_ANY_BYTES = 64L << 20;
    private static final Limits PATIENCE = Limits.USUAL.time(Duration.ofSeconds(10));

    private final Commands commands;
    private final RunFolder runFolder;
    private final SearchPath searchPath;
    private final BiConsumer<String, String> tell;
    private final Once<EngineClient> client;

    /** Prepares to look for one; nothing is called yet. */
    ContainerEngine(Session session) {
        this(
                session.get(Commands.class),
                session.get(RunFolder.class),
                SearchPath.of(session.environment()),
                session::tell);
    }

    /**
     * Prepares to look for one elsewhere.
     *
     * @param tell is told which engine answered, such as {@code engine} and {@code docker 26.1.5}
     */
    public ContainerEngine(
            Commands commands, RunFolder runFolder, SearchPath searchPath, BiConsumer<String, String> tell) {
        this.commands = commands;
        this.runFolder = runFolder;
        this.searchPath = searchPath;
        this.tell = tell;
        this.client = new Once<>(this::find);
    }

    /**
     * Returns the client of an engine that answers.
     *
     * @throws CheckNotRun if there is none, with what each client said
     * @throws InterruptedException if the asking thread is stopped meanwhile
     */
    public EngineClient client() throws InterruptedException {
        try {
            return client.get();
        } catch (InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Calls the client with some words, such as {@code image inspect}, and returns what came of it.
     *
     * @throws CheckBroken if nothing did because the engine is gone
     */
    public Finished call(String... words) throws InterruptedException {
        Finished called = commands.run(Command.of(runFolder.path(), client().call(words)));
        if (!called.succeeded()) {
            needAnswer(called);
        }
        return called;
    }

    /** Returns that the engine is gone, if it is, after something that failed: then that says nothing about the stack. */
    public Optional<CheckBroken> goneAfter(Finished failed) throws InterruptedException {
        EngineClient asked = client();
        return answers(version(asked.sort(), asked.program()))
                ? Optional.empty()
                : Optional.of(new CheckBroken(Finding.of("the container engine went away")
                        .actual(failed.tail(LAST_LINES))
                        .fix(EngineTrouble.GONE.remedy())));
    }

    /** Throws it, if it is. */
    void needAnswer(Finished failed) throws InterruptedException {
        Optional<CheckBroken> gone = goneAfter(failed);
        if (gone.isPresent()) {
            throw gone.get();
        }
    }

    /**
     * Says whether there is hardly any room where the engine keeps its images and containers; yes, where that cannot be
     * seen from here. A tool may also speak of a full disk and mean a small one of its own.
     */
    boolean isFull() throws InterruptedException {
        Finished asked = call("info", "--format", client().sort().root());
        Path root = Path.of(asked.stdout().strip());
        try {
            return !root.isAbsolute() || Files.getFileStore(root).getUsableSpace() < HARDLY_ANY_BYTES;
        } catch (IOException elsewhere) {
            return true;
        }
    }

    private Finished version(EngineClient.Sort sort, Path program) throws InterruptedException {
        return commands.run(
                Command.of(runFolder.path(), sort.asksForVersion(program)).limits(PATIENCE));
    }

    private static boolean answers(Finished asked) {
        return asked.succeeded() && !asked.stdout().isBlank();
    }

    /** Calls the client to remove something. */
    void remove(String... words) {
        undisturbed(() -> call(words));
    }

    /**
     * Removes something, also where this thread is interrupted, which is kept for the caller. What cannot be removed now
     * carries our labels, and goes when the run ends.
     */
    public void undisturbed(Removal removal) {
        boolean interrupted = Thread.interrupted();
        try {
            removal.run();
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (RuntimeException refused) {
            // by an engine that is gone, say: the engine's own start after that, or the next run, finds it by its label
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How something is removed. */
    public interface Removal {
        /** Removes it. */
        void run() throws InterruptedException;
    }

    /** Returns the labels by which what this run makes in the engine is known. */
    public Labels labels() {
        return new Labels(runFolder);
    }

    private EngineClient find() throws InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (EngineClient.Sort sort : EngineClient.Sort.values()) {
            List<Path> programs = searchPath.all(sort.program());
            if (programs.isEmpty()) {
                refusals.add("there is no %s on the PATH".formatted(sort.program()));
                continue;
            }
            Finished asked = version(sort, programs.get(0));
            if (answers(asked)) {
                tell.accept("engine", sort.program() + " " + asked.stdout().strip());
                return client(sort, programs);
            }
            refusals.add("%s: %s".formatted(sort.program(), said(asked)));
        }
        throw new CheckNotRun(
                "no container engine answers: " + String.join("; ", refusals),
                "Start Docker or Podman; where there is none, say `required: false` for what needs it.");
    }

    /** Where a machine has several clients of Docker, one with Buildx is better than the first. */
    private EngineClient client(EngineClient.Sort sort, List<Path> programs) throws InterruptedException {
        for (Path program : sort == EngineClient.Sort.DOCKER ? programs : List.<Path>of()) {
            Command asks = Command.of(runFolder.path(), program.toString(), "buildx", "version");
            if (commands.run(asks.limits(PATIENCE)).succeeded()) {
                return new EngineClient(sort, program, true);
            }
        }
        return new EngineClient(sort, programs.get(0), false);
    }

    private static String said(Finished asked) {
        String last = asked.tail(1).strip();
        boolean silent = last.isEmpty() || asked.exitCode().isEmpty();
        return silent ? "it " + asked.ending().sentence() : last;
    }

    /** Removes what this run made in the engine, and what killed runs left there; where none was asked for, nothing. */
    @Override
    public void close() {
        if (!client.isMade()) {
            return;
        }
        try {
            new Sweep(client(), commands, runFolder).sweep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is left carries our labels: the next run removes it
        }
    }
}
