package dev.predeploy.kit.service;

import com.github.dockerjava.api.model.Network.Ipam;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.Finding;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/** A network on which containers reach each other, and nothing else. */
public final class ServiceNetwork implements AutoCloseable {
    private final ContainerEngine engine;
    private final Network network;
    private final String id;

    private ServiceNetwork(ContainerEngine engine, Network network, String id) {
        this.engine = engine;
        this.network = network;
        this.id = id;
    }

    static ServiceNetwork make(ContainerEngine engine) throws InterruptedException {
        Network network = Network.builder()
                .createNetworkCmdModifier(create ->
                        create.withInternal(true).withLabels(engine.labels().asMap()))
                .build();
        try {
            Unbroken.make(network::getId, () -> engine.undisturbed(network::close));
            return new ServiceNetwork(engine, network, network.getId());
        } catch (RuntimeException failed) {
            throw Refusal.of(
                    Finding.of("the container engine could not make a network")
                            .fix("See that the engine works; networks that nobody needs go by `docker network prune`."),
                    failed);
        }
    }

    /** Returns the id by which the engine knows it. */
    public String id() {
        return id;
    }

    /** Returns the address of this machine on the network, if the engine knows one. */
    public Optional<String> gateway() {
        Ipam plan = DockerClientFactory.instance()
                .client()
                .inspectNetworkCmd()
                .withNetworkId(id)
                .exec()
                .getIpam();
        return plan.getConfig().stream()
                .map(Ipam.Config::getGateway)
                .filter(gateway -> gateway != null && !gateway.isBlank())
                .map(gateway -> gateway.replaceFirst("/.*", ""))
                .findFirst();
    }

    /** Removes it, when nobody is on it any more; one that cannot be removed now goes when the run ends. */
    @Override
    public void close() {
        engine.undisturbed(network::close);
    }
}
