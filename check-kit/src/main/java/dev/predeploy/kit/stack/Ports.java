package dev.predeploy.kit.stack;

import dev.predeploy.kit.finding.CheckBroken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Knows a TCP port for each name: free on loopback when it was first asked for, and the same for the whole run. */
public final class Ports {
    private static final int TRIES = 50;

    /**
     * Below the ranges that systems give to outgoing connections (32768 and up on Linux, 49152 and up elsewhere): a
     * port from those may be taken by anybody's connection before the service that it is meant for has started.
     */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;

    private final RandomGenerator random = new SecureRandom();

    private final Map<String, Integer> ports = new HashMap<>();

    /**
     * Returns the port of a name; no two names share one.
     *
     * @throws CheckBroken if no port is free
     */
    public synchronized int port(String name) {
        return ports.computeIfAbsent(name, unknown -> free());
    }

    private int free() {
        for (int number = 0; number < TRIES; number++) {
            int port = LOWEST + random.nextInt(HIGHEST - LOWEST + 1);
            if (!ports.containsValue(port) && isFree(port)) {
                return port;
            }
        }
        throw new CheckBroken(
                "no TCP port of %d tried is free on this machine".formatted(TRIES), "end what holds them");
    }

    /** A socket that listened would for a moment go on in a process that another thread starts, and accept there. */
    private static boolean isFree(int port) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
