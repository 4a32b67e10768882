package dev.predeploy.kit.service;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;

/** Starts what serves in a container, by Testcontainers, on the engine that the client has found. */
@Shared
public final class Services implements AutoCloseable {
    private final ContainerEngine engine;
    private final EngineSocket socket;
    private final EngineConnection connection;

    /** Prepares to start; no engine is asked for yet. */
    Services(Session session) {
        this.engine = session.get(ContainerEngine.class);
        this.socket = new EngineSocket(
                engine, session.get(Commands.class), session.get(RunFolder.class), session.environment());
        this.connection = new EngineConnection(engine, socket, session.environment());
    }

    /**
     * Starts a container that serves. Its image is fetched where the engine does not have it.
     *
     * @throws CheckBroken if the engine cannot start it
     * @throws InterruptedException if this thread is interrupted; the container is gone by then
     */
    public ServingContainer serve(Service service) throws InterruptedException {
        return new ServiceStart(engine, connection).start(service);
    }

    /** Makes a network on which containers reach each other, and nothing else. */
    public ServiceNetwork newNetwork() throws InterruptedException {
        connection.open();
        return ServiceNetwork.make(engine);
    }

    @Override
    public void close() {
        socket.close();
    }
}
