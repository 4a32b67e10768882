package dev.predeploy.staging;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a service accepts connections.
 *
 * @param host the host's name or address
 * @param port the port
 */
record Listening(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):)?(?<port>\\d{1,5})");
    private static final int CONNECT_MILLIS = 500;

    /**
     * Reads {@code PORT} or {@code HOST:PORT}.
     *
     * @throws CheckBroken if it is neither
     */
    static Listening parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65_535) {
            throw new CheckBroken(
                    "`listens` is neither PORT nor HOST:PORT: " + text, "write such as `localhost:${port:http}`");
        }
        String host = matcher.group("host") == null ? "localhost" : matcher.group("host");
        return new Listening(host, Integer.parseInt(matcher.group("port")));
    }

    /** Says whether somebody accepts a connection on any of the host's addresses. */
    boolean accepts() {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (accepts(address)) {
                    return true;
                }
            }
        } catch (IOException unknownHost) {
            return false;
        }
        return false;
    }

    private boolean accepts(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    Place place() {
        return Place.url(URI.create("tcp://" + this));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
