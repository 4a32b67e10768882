package dev.predeploy.kit.service;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Once;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** Makes Testcontainers speak with the engine that our client found, and fetches for it what it would wait for in silence. */
final class EngineConnection {
    private static final int LAST_LINES = 10;
    private static final String REAPER_OFF = "TESTCONTAINERS_RYUK_DISABLED";

    /** What Testcontainers 2.0 cleans up by, unless it is told not to. */
    private static final String REAPER = "testcontainers/ryuk:0.14.0";

    private final ContainerEngine engine;
    private final EngineSocket socket;
    private final boolean reaps;
    private final Once<URI> reached = new Once<>(this::connect);

    EngineConnection(ContainerEngine engine, EngineSocket socket, Map<String, String> environment) {
        this.engine = engine;
        this.socket = socket;
        this.reaps = !Boolean.parseBoolean(environment.get(REAPER_OFF));
    }

    /** Connects, if nobody has yet. */
    void open() throws InterruptedException {
        try {
            reached.get();
        } catch (InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private URI connect() throws IOException, InterruptedException {
        URI wanted = socket.address();
        System.setProperty(EngineStrategy.ADDRESS, wanted.toString());
        if (reaps) {
            fetchReaper();
        }
        URI found = found(wanted);
        if (!found.equals(wanted)) {
            throw elsewhere(wanted, "it reaches the one at " + found);
        }
        return found;
    }

    private static URI found(URI wanted) {
        try {
            return DockerClientFactory.instance().getTransportConfig().getDockerHost();
        } catch (IllegalStateException none) {
            throw elsewhere(wanted, String.valueOf(none.getMessage()));
        }
    }

    private static CheckBroken elsewhere(URI wanted, String instead) {
        return new CheckBroken(Finding.of("Testcontainers does not reach the engine at " + wanted)
                .actual(instead)
                .fix("Set DOCKER_HOST to an address of the engine that begins with unix:// or tcp://; see whether"
                        + " ~/.testcontainers.properties names another."));
    }

    /** Where its image cannot be had, Testcontainers would try again and again for four minutes, and say nothing. */
    private void fetchReaper() throws InterruptedException {
        RemoteDockerImage image = image(REAPER);
        Finished fetched = fetched(image.get());
        if (!fetched.succeeded()) {
            throw new CheckBroken(Finding.of("Testcontainers cannot have the image that it cleans up by")
                    .actual(fetched.tail(LAST_LINES))
                    .fix("Set the environment variable " + REAPER_OFF
                            + "=true where this JVM is started; Predeploy cleans up all the same."));
        }
    }

    /**
     * Sees to it that the engine has an image: by one call of its client, which knows the user's mirrors and passwords and
     * says why it fails.
     *
     * @throws CheckBroken if it cannot be had
     */
    RemoteDockerImage fetch(String name) throws InterruptedException {
        RemoteDockerImage image = image(name);
        Finished fetched = fetched(image.get());
        if (!fetched.succeeded()) {
            throw new CheckBroken(Finding.of("the container engine could not start " + name)
                    .actual(fetched.tail(LAST_LINES))
                    .fix("See that the image's name is right and its registry answers: try to pull it by hand."));
        }
        return image;
    }

    private static RemoteDockerImage image(String name) {
        try {
            return new RemoteDockerImage(DockerImageName.parse(name)).withImagePullPolicy(fetched -> false);
        } catch (IllegalArgumentException noName) {
            throw new CheckBroken(
                    "%s is no name of an image: %s".formatted(name, noName.getMessage()),
                    "Correct it; try to pull it.");
        }
    }

    /** Takes the name that Testcontainers makes of it, whose user may have told it to take images from elsewhere. */
    private Finished fetched(String name) throws InterruptedException {
        Finished there = engine.call("image", "inspect", "--format", "{{.Id}}", name);
        return there.succeeded() ? there : engine.call("pull", "--quiet", name);
    }
}
