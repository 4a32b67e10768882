package dev.predeploy.integration.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Reads messages off a socket. */
final class Messages {
    private static final int LARGE = 16 << 20;
    private static final int HEAD = 1 << 17;
    private static final int LARGEST_START = 1 << 16;

    private final DataInputStream in;

    Messages(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 15));
    }

    /** Returns the next message, or null at the end. Of a very large one, what is not here must be copied next. */
    @Nullable Message next() throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        int size = in.readInt() - Integer.BYTES;
        if (size < 0) {
            throw new IOException("A message of " + size + " bytes");
        }
        byte[] body = new byte[size > LARGE ? HEAD : size];
        in.readFully(body);
        return new Message((char) type, body, size - body.length);
    }

    /** Returns the body of what a client sends first, which has no letter. */
    byte[] start() throws IOException {
        int size = in.readInt() - Integer.BYTES;
        if (size < Integer.BYTES || size > LARGEST_START) {
            throw new IOException("This is no client of PostgreSQL");
        }
        byte[] body = new byte[size];
        in.readFully(body);
        return body;
    }

    /** Copies what is not here of a message. */
    void copyRest(Message message, OutputStream out) throws IOException {
        if (message.rest() == 0) {
            return;
        }
        byte[] piece = new byte[HEAD];
        for (long left = message.rest(); left > 0; ) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    /** Says whether nothing more has arrived yet. */
    boolean isDrained() throws IOException {
        return in.available() == 0;
    }
}
