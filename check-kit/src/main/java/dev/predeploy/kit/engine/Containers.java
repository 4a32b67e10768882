package dev.predeploy.kit.engine;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs commands in containers of their own, by the engine's own client: so one runs under the same limits as a command
 * on the host, and whatever the client reaches, we reach.
 */
@Shared
public final class Containers {
    private final ContainerEngine engine;
    private final Commands commands;
    private final RunFolder runFolder;

    /** Prepares to run; no engine is asked for yet. */
    Containers(Session session) {
        this.engine = session.get(ContainerEngine.class);
        this.commands = session.get(Commands.class);
        this.runFolder = session.get(RunFolder.class);
    }

    /**
     * Runs a command to its end.
     *
     * @return the container, which is there until it is closed
     * @throws InterruptedException if this thread is interrupted; the container is gone by then
     */
    public Container run(ContainerCommand what) throws IOException, InterruptedException {
        Path folder = runFolder.newFolder("container");
        Container container = new Container(engine, folder.resolve("id"), what);
        try {
            container.end(commands.run(command(what, folder)));
            return container;
        } catch (InterruptedException | RuntimeException brokenOff) {
            container.close();
            throw brokenOff;
        }
    }

    private Command command(ContainerCommand what, Path folder) throws IOException, InterruptedException {
        EngineClient client = engine.client();
        List<String> words = new ArrayList<>(
                client.call("run", "--cidfile", folder.resolve("id").toString()));
        words.addAll(engine.labels().options());
        words.addAll(List.of("--network", what.network().orElse("none"), "--no-healthcheck"));
        if (client.sort() == EngineClient.Sort.DOCKER) {
            words.add("--init"); // else nobody hears SIGTERM; Podman's needs a program that not every machine has
        }
        words.addAll(OwnLimits.of(client).options());
        what.folder().ifPresent(path -> words.addAll(List.of("--workdir", path)));
        what.sources().ifPresent(mount -> words.addAll(List.of("--mount", mount.option())));
        what.cache().ifPresent(cache -> words.addAll(List.of("--mount", cache.option())));
        what.user()
                .or(() -> what.sources().map(mount -> ownUser()))
                .ifPresent(user -> words.addAll(List.of("--user", user)));
        limit(what.limits()).ifPresent(bytes -> words.addAll(List.of("--memory", bytes, "--memory-swap", bytes)));
        Environment environment = Environment.of(what.environment(), folder);
        words.addAll(environment.options());
        words.addAll(List.of("--entrypoint", what.words().get(0), what.image()));
        words.addAll(what.words().subList(1, what.words().size()));
        Limits limits = new Limits(what.limits().time(), what.limits().outputBytes(), Optional.empty());
        return new Command(words, runFolder.path(), environment.ofTheClient(), limits);
    }

    /**
     * Starts an image by its own entry point.
     *
     * @throws CheckFailed if the image names no program that could be started
     * @throws CheckBroken if the engine cannot start it
     */
    public RunningContainer launch(Launch launch) throws IOException, InterruptedException {
        return new ImageStart(engine, commands, runFolder).start(launch);
    }

    /**
     * Opens the files of an image, without running anything of it.
     *
     * @param image the image, by its id or name
     */
    public ImageFiles files(String image) throws IOException, InterruptedException {
        return new ImageStart(engine, commands, runFolder).open(image);
    }

    /**
     * Returns a place in which a tool keeps from run to run what it found out.
     *
     * @param image the image that the tool is in
     * @param purpose what is cached, such as {@code mypy in django of consult}
     */
    public Cache cache(String image, String purpose) throws IOException, InterruptedException {
        return new Caches(engine, runFolder).of(image, purpose);
    }

    private static Optional<String> limit(Limits limits) {
        return limits.memoryBytes().map(bytes -> Long.toString(bytes));
    }

    private String ownUser() {
        try {
            return Files.getAttribute(runFolder.path(), "unix:uid") + ":"
                    + Files.getAttribute(runFolder.path(), "unix:gid");
        } catch (IOException | UnsupportedOperationException e) {
            return "0:0";
        }
    }
}
