package dev.predeploy.integration.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/** Listens for clients of a server, and stands between. Everything of it is gone when it is closed. */
public final class Proxy implements AutoCloseable {
    private static final int TLS = 80877103;
    private static final int GSS = 80877104;
    private static final int CANCEL = 80877102;

    private final InetSocketAddress server;
    private final Talker talker;
    private final Attendants attendants = new Attendants();

    /**
     * Prepares to stand before a server.
     *
     * @param server where the server listens
     * @param talker decides what it is sent; any number of threads ask it at once
     */
    public Proxy(InetSocketAddress server, Talker talker) {
        this.server = server;
        this.talker = talker;
    }

    /**
     * Listens on an address of this machine, besides the others.
     *
     * @param port the port, or 0 for one that is free
     * @return the port
     * @throws IOException if nobody can listen there
     */
    public int listen(InetAddress address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException | RuntimeException taken) {
            socket.close();
            throw taken;
        }
        attendants.attend("listener", socket, () -> accept(socket));
        return socket.getLocalPort();
    }

    private void accept(ServerSocket listening) throws IOException {
        while (!listening.isClosed()) {
            Socket socket = listening.accept();
            attendants.attend("client", socket, () -> serve(new Peer(socket)));
        }
    }

    /** Answers what a client asks before it says who it is; there is no encryption on the way through this machine. */
    private void serve(Peer client) throws IOException, InterruptedException {
        while (true) {
            byte[] start = client.in().start();
            int code = ByteBuffer.wrap(start).getInt();
            if (code == CANCEL) {
                cancel(start);
                return;
            }
            if (code != TLS && code != GSS) {
                converse(client, start);
                return;
            }
            client.write(new byte[] {'N'});
        }
    }

    private void converse(Peer client, byte[] hello) throws IOException, InterruptedException {
        Socket socket = new Socket();
        try (Link link = new Link(client, connected(socket))) {
            link.start(hello);
            attendants.attend("server", socket, link::listen);
            talker.talk(link);
        } finally {
            socket.close();
        }
    }

    private Socket connected(Socket socket) throws IOException {
        socket.connect(server);
        return socket;
    }

    private void cancel(byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            Peer peer = new Peer(connected(socket));
            peer.writeStart(request);
            peer.next(); // the server hangs up when it has passed the wish on
        }
    }

    @Override
    public void close() {
        attendants.close();
    }

    /** Decides what the server is sent of what a client says. */
    @FunctionalInterface
    public interface Talker {

        /** Talks until the client has gone; what is thrown ends the connection. */
        void talk(Link link) throws IOException, InterruptedException;
    }
}
