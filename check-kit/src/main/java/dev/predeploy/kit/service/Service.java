package dev.predeploy.kit.service;

import java.util.List;
import java.util.Map;

/**
 * What is to serve in a container.
 *
 * @param image the image, by its id or name
 * @param arguments what the image's own entry point is given
 * @param environment what it gets on top of the image's own environment
 * @param port the port that it listens on; it is published on this machine's loopback address alone
 * @param memoryFolder a folder that lies in memory, and is gone with the container
 * @param on the network on which other containers find it
 */
public record Service(
        String image,
        List<String> arguments,
        Map<String, String> environment,
        int port,
        String memoryFolder,
        Membership on) {

    /** Copies what it is given. */
    public Service {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * A place on a network.
     *
     * @param network the network
     * @param alias the name by which others there find it
     */
    public record Membership(String network, String alias) {}
}
