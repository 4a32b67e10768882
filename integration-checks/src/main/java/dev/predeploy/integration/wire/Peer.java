package dev.predeploy.integration.wire;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** One end of the conversation: the client or the server. One thread reads from it; any may write to it. */
final class Peer implements AutoCloseable {
    private final Socket socket;
    private final Messages in;
    private final DataOutputStream out;

    Peer(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new Messages(socket.getInputStream());
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 15));
    }

    Messages in() {
        return in;
    }

    /** Reads the next message; a connection that was cut is one that ended. */
    @Nullable Message next() throws IOException {
        try {
            return in.next();
        } catch (SocketException cut) {
            return null;
        }
    }

    synchronized void write(Message message) throws IOException {
        message.writeTo(out);
    }

    /** Writes a message of which the rest is still with the peer that it came from. */
    synchronized void write(Message message, Peer origin) throws IOException {
        message.writeTo(out);
        origin.in.copyRest(message, out);
    }

    synchronized void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Writes what has no letter. */
    synchronized void writeStart(byte[] body) throws IOException {
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        out.flush();
    }

    synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            return; // it was to be gone
        }
    }
}
