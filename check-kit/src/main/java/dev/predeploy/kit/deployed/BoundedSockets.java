package dev.predeploy.kit.deployed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that read a bounded amount: a server that talks without end cannot fill the memory, also where the driver
 * has given up waiting for it. The driver makes it by its name.
 */
public final class BoundedSockets extends SocketFactory {
    private static final long MOST_BYTES = 64 << 20;

    /** Makes it, for the driver. */
    public BoundedSockets() {}

    @Override
    public Socket createSocket() {
        return new Bounded();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("The driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        return createSocket(host, port);
    }

    private static final class Bounded extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private static final class Counted extends FilterInputStream {
        private long left = MOST_BYTES;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            return counted(count, count);
        }

        private int counted(int read, int count) throws IOException {
            left -= Math.max(0, count);
            if (left < 0) {
                throw new IOException("the server sends more than " + MOST_BYTES + " bytes");
            }
            return read;
        }
    }
}
