package dev.predeploy.kit.service;

import java.net.URI;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Tells Testcontainers where the engine is that our client found, which may be one that it does not know to look for: a
 * context of Docker's, or Podman. It finds this class by {@link java.util.ServiceLoader} and keeps what it finds as long as
 * the process lives, hence the system property. Nothing of it is written to the user's home.
 */
public final class EngineStrategy extends DockerClientProviderStrategy {
    /** The system property that holds the address, such as {@code unix:///var/run/docker.sock}. */
    static final String ADDRESS = "predeploy.engine.address";

    @Override
    public String getDescription() {
        return "the engine that Predeploy found";
    }

    @Override
    protected boolean isApplicable() {
        return System.getProperty(ADDRESS) != null;
    }

    @Override
    protected boolean isPersistable() {
        return false;
    }

    @Override
    protected int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public TransportConfig getTransportConfig() {
        return TransportConfig.builder()
                .dockerHost(URI.create(System.getProperty(ADDRESS, "")))
                .build();
    }
}
