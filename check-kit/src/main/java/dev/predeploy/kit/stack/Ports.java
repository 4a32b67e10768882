package dev.predeploy.kit.stack;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Knows a TCP port for each name: free on loopback when it was first asked for, and the same for the whole run. */
public final class Ports {
    private static final int TRIES = 50;

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
        try {
            for (int number = 0; number < TRIES; number++) {
                int port = closed();
                if (!ports.containsValue(port)) {
                    return port;
                }
            }
        } catch (IOException e) {
            throw new CheckBroken(
                    Finding.of("no TCP port is free on this machine").fix("end what holds them"), e);
        }
        throw new CheckBroken("no new TCP port is free on this machine", "end what holds them");
    }

    private static int closed() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
