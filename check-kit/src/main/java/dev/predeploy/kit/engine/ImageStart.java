package dev.predeploy.kit.engine;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes containers of images as they are. One is made and started by a call of the client each, so that each can tell why
 * it failed; the client that follows its log ends when it does.
 */
record ImageStart(ContainerEngine engine, Commands commands, RunFolder runFolder) {
    private static final int LAST_LINES = 10;

    /** What an engine says of an image that names no program to start, or one that cannot be. */
    private static final Pattern THE_IMAGES_FAULT = Pattern.compile(
            "[Nn]o command|OCI runtime|executable file|exec format error|unable to find (?:user|group)");

    RunningContainer start(Launch launch) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--network", launch.network() ? "bridge" : "none"));
        launch.memoryBytes()
                .map(bytes -> Long.toString(bytes))
                .ifPresent(bytes -> options.addAll(List.of("--memory", bytes, "--memory-swap", bytes)));
        launch.healthWithin().ifPresent(time -> {
            options.addAll(List.of("--health-interval", "1s"));
            options.addAll(List.of("--health-start-period", time.toSeconds() + 1 + "s"));
        });
        try {
            return start(launch.image(), create(options, launch.environment(), launch.image()));
        } catch (CheckBroken refused) {
            String said = refused.findings().get(0).actual().orElse("");
            if (THE_IMAGES_FAULT.matcher(said).find() && EngineTrouble.in(said).isEmpty()) {
                throw new CheckFailed(Finding.of("the image cannot be started")
                        .actual(said)
                        .fix("Correct ENTRYPOINT, CMD, USER or WORKDIR: the program must be there, and may be run."));
            }
            throw refused;
        }
    }

    private RunningContainer start(String image, String id) throws InterruptedException {
        try {
            need(image, "container", "start", id);
            return new RunningContainer(engine, id, log(id));
        } catch (InterruptedException | RuntimeException brokenOff) {
            engine.remove("container", "rm", "--force", "--volumes", id);
            throw brokenOff;
        }
    }

    /** An image may name no command, but a container has one, if only never to be run. */
    ImageFiles open(String image) throws IOException, InterruptedException {
        String id = create(List.of("--network", "none"), Map.of(), image, "never-run");
        return new ImageFiles(engine, commands, runFolder.path(), id);
    }

    private String create(List<String> options, Map<String, String> variables, String image, String... arguments)
            throws IOException, InterruptedException {
        Path folder = runFolder.newFolder("image");
        Path id = folder.resolve("id");
        List<String> words = new ArrayList<>(engine.client().call("container", "create", "--cidfile", id.toString()));
        words.addAll(engine.labels().options());
        words.addAll(OwnLimits.of(engine.client()).options());
        words.addAll(options);
        Environment environment = Environment.of(variables, folder);
        words.addAll(environment.options());
        words.add(image);
        words.addAll(List.of(arguments));
        need(image, Command.of(runFolder.path(), words).environment(environment.ofTheClient()));
        return Files.readString(id).strip();
    }

    private Started log(String id) throws InterruptedException {
        return commands.start(Command.of(runFolder.path(), engine.client().call("logs", "--follow", id)));
    }

    private void need(String image, String... words) throws InterruptedException {
        need(image, Command.of(runFolder.path(), engine.client().call(words)));
    }

    private void need(String image, Command command) throws InterruptedException {
        Finished finished = commands.run(command);
        if (!finished.succeeded()) {
            engine.needAnswer(finished);
            throw new CheckBroken(Finding.of("the container engine could not start " + image)
                    .actual(finished.tail(LAST_LINES))
                    .fix("See that the engine works: try `docker run` or `podman run` by hand."));
        }
    }
}
