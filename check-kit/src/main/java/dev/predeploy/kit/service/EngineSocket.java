package dev.predeploy.kit.service;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.EngineClient;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Started;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine that the client found can be spoken with. Docker has a socket, which its contexts name. Podman has one
 * only where somebody started its service; unless {@code CONTAINER_HOST} names one, it gets a service of our own, which
 * ends with the run and sees the same images and containers.
 */
final class EngineSocket implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final int LAST_LINES = 10;
    private static final String REMEDY =
            "Start Podman's service (`systemctl --user start podman.socket`) and name its socket in CONTAINER_HOST.";

    private final ContainerEngine engine;
    private final Commands commands;
    private final RunFolder runFolder;
    private final Optional<String> containerHost;
    private volatile @Nullable Started service;

    EngineSocket(ContainerEngine engine, Commands commands, RunFolder runFolder, Map<String, String> environment) {
        this.engine = engine;
        this.commands = commands;
        this.runFolder = runFolder;
        this.containerHost = Optional.ofNullable(environment.get("CONTAINER_HOST"));
    }

    URI address() throws IOException, InterruptedException {
        if (engine.client().sort() == EngineClient.Sort.DOCKER) {
            return ofTheContext();
        }
        return containerHost.isPresent() ? URI.create(containerHost.get()) : ofOurOwnService();
    }

    private URI ofTheContext() throws InterruptedException {
        Finished asked = engine.call("context", "inspect", "--format", "{{.Endpoints.docker.Host}}");
        if (!asked.succeeded()) {
            throw new CheckBroken(Finding.of("docker does not say where its engine is")
                    .actual(asked.tail(LAST_LINES))
                    .fix("See that `docker context inspect` works."));
        }
        return URI.create(asked.stdout().strip());
    }

    private URI ofOurOwnService() throws IOException, InterruptedException {
        Path socket = runFolder.newFolder("podman").resolve("socket");
        String address = "unix://" + socket;
        List<String> words = engine.client().call("system", "service", "--time=0", address);
        Started started = commands.start(Command.of(runFolder.path(), words));
        service = started;
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (!Files.exists(socket)) {
            if (ends(started) || System.nanoTime() - deadline > 0) {
                throw new CheckBroken(Finding.of("Podman's service did not start")
                        .actual(started.output().strip())
                        .fix(REMEDY));
            }
        }
        return URI.create(address);
    }

    private static boolean ends(Started started) throws InterruptedException {
        try {
            started.onExit().get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException serving) {
            return false;
        } catch (ExecutionException lost) {
            return true;
        }
    }

    @Override
    public void close() {
        Started started = service;
        if (started != null) {
            started.close();
        }
    }
}
