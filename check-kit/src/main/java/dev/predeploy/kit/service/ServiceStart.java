package dev.predeploy.kit.service;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.OwnLimits;
import dev.predeploy.kit.finding.Finding;

/** Starts what serves, by Testcontainers. */
record ServiceStart(ContainerEngine engine, EngineConnection connection) {
    private static final int LAST_LINES = 10;

    ServingContainer start(Service service) throws InterruptedException {
        connection.open();
        ServiceLog log = new ServiceLog();
        ServiceContainer container = new ServiceContainer(connection.fetch(service.image()), service)
                .with(engine.labels().asMap(), OwnLimits.of(engine.client()), log);
        try {
            Unbroken.make(container::start, () -> engine.undisturbed(container::stop));
            return new ServingContainer(engine, container, container.getMappedPort(service.port()), log);
        } catch (RuntimeException failed) {
            engine.undisturbed(container::stop);
            throw Refusal.of(finding(service, log), failed);
        }
    }

    private static Finding finding(Service service, ServiceLog log) {
        Finding finding = Finding.of("the container engine could not start " + service.image())
                .fix("See that the engine works: try `docker run` or `podman run` by hand.");
        String said = String.join("\n", log.tail(LAST_LINES));
        return said.isEmpty() ? finding : finding.actual(said);
    }
}
