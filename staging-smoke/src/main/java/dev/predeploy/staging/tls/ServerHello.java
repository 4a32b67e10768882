package dev.predeploy.staging.tls;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a server says to a {@link ClientHello}.
 *
 * @param chosen the protocol that it goes on with, if it does
 * @param words what it said, in words
 * @param isTls whether that was TLS at all
 */
record ServerHello(Optional<Protocol> chosen, String words, boolean isTls) {
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int WARNING = 1;
    private static final int MOST_RECORDS = 4;

    static ServerHello read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            for (int record = 0; record < MOST_RECORDS; record++) {
                Optional<ServerHello> hello = next(data);
                if (hello.isPresent()) {
                    return hello.get();
                }
            }
            return refused("it sent warnings only");
        } catch (EOFException closed) {
            return refused("it closed the connection");
        }
    }

    /** Passes over warnings: some servers do not know the name, say so and go on. */
    private static Optional<ServerHello> next(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        int major = in.readUnsignedByte();
        if ((type != ALERT && type != HANDSHAKE) || major != 3) {
            return Optional.of(new ServerHello(Optional.empty(), "it speaks no TLS" + shown(type, major, in), false));
        }
        in.readUnsignedByte();
        in.readUnsignedShort();
        if (type == HANDSHAKE) {
            return Optional.of(handshake(in));
        }
        int level = in.readUnsignedByte();
        String alert = alert(in.readUnsignedByte());
        return level == WARNING ? Optional.empty() : Optional.of(refused("it refused with the alert " + alert));
    }

    private static ServerHello handshake(DataInputStream in) throws IOException {
        int message = in.readUnsignedByte();
        in.readUnsignedByte();
        in.readUnsignedShort();
        Optional<Protocol> chosen = Protocol.numbered(in.readUnsignedShort());
        return message == SERVER_HELLO && chosen.isPresent()
                ? new ServerHello(chosen, "it went on with " + chosen.get(), true)
                : refused("it answered with another message");
    }

    private static ServerHello refused(String words) {
        return new ServerHello(Optional.empty(), words, true);
    }

    private static String shown(int first, int second, DataInputStream in) throws IOException {
        String text = "" + (char) first + (char) second + new String(in.readNBytes(20), StandardCharsets.ISO_8859_1);
        String line = text.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
        return ": " + line;
    }

    /** RFC 8446, section 6. */
    private static String alert(int number) {
        return switch (number) {
            case 0 -> "close_notify";
            case 40 -> "handshake_failure";
            case 47 -> "illegal_parameter";
            case 50 -> "decode_error";
            case 70 -> "protocol_version";
            case 71 -> "insufficient_security";
            case 80 -> "internal_error";
            case 86 -> "inappropriate_fallback";
            case 112 -> "unrecognized_name";
            default -> Integer.toString(number);
        };
    }
}
