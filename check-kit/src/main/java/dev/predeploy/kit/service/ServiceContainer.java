package dev.predeploy.kit.service;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.predeploy.kit.engine.OwnLimits;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.images.RemoteDockerImage;

/** A service as Testcontainers starts it: on the engine's usual network, for us, and on one of the run's, for others. */
final class ServiceContainer extends GenericContainer<ServiceContainer> {
    private static final String LOOPBACK = "127.0.0.1";

    private final Service service;

    ServiceContainer(RemoteDockerImage image, Service service) {
        super(image);
        this.service = service;
    }

    /** Gives it its labels, the limits that it must not ask more than, and who hears what it writes. */
    ServiceContainer with(Map<String, String> labels, OwnLimits limits, ServiceLog log) {
        return withLabels(labels)
                .withLogConsumer(log)
                .withCreateContainerCmdModifier(create -> hostConfig(create).withUlimits(limits.asUlimits()));
    }

    @Override
    protected void configure() {
        withEnv(service.environment());
        withCommand(service.arguments().toArray(String[]::new));
        withTmpFs(Map.of(service.memoryFolder(), "rw"));
        withNetworkMode("bridge");
        withCreateContainerCmdModifier(this::publishOnLoopback);
        withStartupCheckStrategy(new AtOnce());
    }

    private void publishOnLoopback(CreateContainerCmd create) {
        ExposedPort port = ExposedPort.tcp(service.port());
        create.withExposedPorts(port);
        hostConfig(create).withPortBindings(new PortBinding(Ports.Binding.bindIp(LOOPBACK), port));
    }

    private static HostConfig hostConfig(CreateContainerCmd create) {
        return requireNonNull(create.getHostConfig());
    }

    @Override
    protected void containerIsCreated(String id) {
        ContainerNetwork alias = new ContainerNetwork().withAliases(service.on().alias());
        getDockerClient()
                .connectToNetworkCmd()
                .withContainerId(id)
                .withNetworkId(service.on().network())
                .withContainerNetwork(alias)
                .exec();
    }

    /** Whether it serves is asked by whoever wants it, and its log tells when it ends. */
    @Override
    protected void waitUntilContainerStarted() {}

    /** Testcontainers would else look once a second, and throw away the log of what ended at once. */
    private static final class AtOnce extends StartupCheckStrategy {
        @Override
        public boolean waitUntilStartupSuccessful(DockerClient client, String id) {
            return true;
        }

        @Override
        public StartupStatus checkStartupState(DockerClient client, String id) {
            return StartupStatus.SUCCESSFUL;
        }
    }
}
