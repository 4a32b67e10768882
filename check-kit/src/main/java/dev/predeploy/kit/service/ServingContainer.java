package dev.predeploy.kit.service;

import dev.predeploy.kit.engine.ContainerEngine;
import java.time.Duration;
import java.util.List;

/** A container that serves until it is closed, or ends by itself. */
public final class ServingContainer implements AutoCloseable {
    private final ContainerEngine engine;
    private final ServiceContainer container;
    private final int port;
    private final ServiceLog log;

    ServingContainer(ContainerEngine engine, ServiceContainer container, int port, ServiceLog log) {
        this.engine = engine;
        this.container = container;
        this.port = port;
        this.log = log;
    }

    /** Returns the port of this machine's loopback address behind which it listens. */
    public int port() {
        return port;
    }

    /** Says whether it still runs. */
    public boolean isAlive() {
        return !log.hasEnded();
    }

    /** Waits for its end, but not for long, and says whether it came. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return log.endsWithin(time);
    }

    /** Returns the last lines that it wrote so far, oldest first. */
    public List<String> logTail(int lines) {
        return log.tail(lines);
    }

    /** Removes the container, whatever still runs in it; what cannot be removed now goes when the run ends. */
    @Override
    public void close() {
        engine.undisturbed(container::stop);
    }
}
