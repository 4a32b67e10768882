package dev.predeploy.staging.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The first words of a client that knows one protocol and none newer (RFC 5246, section 7.4.1.2). Java's own TLS no longer
 * says them for the old protocols, and whether a server would answer them is what is to be found out.
 *
 * @param protocol the only protocol that is offered, up to TLSv1.2
 * @param serverName the name that is asked for, where the server is not called by an address
 */
record ClientHello(Protocol protocol, String serverName) {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;

    /** From those of TLSv1.2 down to the worst of SSLv3: what any server of the last twenty-five years may choose from. */
    private static final int[] CIPHER_SUITES = {
        0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xccaa, 0xc023, 0xc027, 0xc024, 0xc028, 0xc009, 0xc013, 0xc00a,
        0xc014, 0x009e, 0x009f, 0x0067, 0x006b, 0x0033, 0x0039, 0x009c, 0x009d, 0x003c, 0x003d, 0x002f, 0x0035, 0xc012,
        0xc008, 0x0016, 0x000a, 0xc011, 0xc007, 0x0005, 0x0004, 0x0032, 0x0038, 0x0013, 0x00ff
    };

    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int[] GROUPS = {0x001d, 0x0017, 0x0018, 0x0019};
    private static final int[] SIGNATURES = {
        0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201, 0x0202
    };

    byte[] bytes() {
        Octets hello = new Octets();
        hello.two(protocol.number());
        hello.all(random());
        hello.one(0); // no session to resume
        hello.counted(numbers(CIPHER_SUITES));
        hello.one(1).one(0); // no compression
        if (protocol != Protocol.SSL_3_0) { // which knows no extensions
            hello.counted(extensions());
        }
        Octets message = new Octets();
        message.one(CLIENT_HELLO).one(0).counted(hello);
        Octets record = new Octets();
        record.one(HANDSHAKE).two(Math.min(protocol.number(), Protocol.TLS_1_0.number()));
        return record.counted(message).bytes();
    }

    private static byte[] random() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private Octets extensions() {
        Octets extensions = new Octets();
        if (isName()) {
            Octets name = new Octets();
            name.one(0).counted(new Octets().all(serverName.getBytes(StandardCharsets.US_ASCII)));
            extensions.two(SERVER_NAME).counted(new Octets().counted(name));
        }
        extensions.two(SUPPORTED_GROUPS).counted(new Octets().counted(numbers(GROUPS)));
        extensions.two(POINT_FORMATS).counted(new Octets().one(1).one(0));
        return extensions.two(SIGNATURE_ALGORITHMS).counted(new Octets().counted(numbers(SIGNATURES)));
    }

    /** An address is not sent (RFC 6066, section 3), and Java sends no name without a dot. */
    private boolean isName() {
        return serverName.contains(".") && !serverName.contains(":") && !serverName.matches("[0-9.]+");
    }

    private static Octets numbers(int... numbers) {
        Octets octets = new Octets();
        for (int number : numbers) {
            octets.two(number);
        }
        return octets;
    }

    /** Bytes as TLS writes them: numbers with the high byte first, and vectors behind their length. */
    private static final class Octets {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Octets one(int number) {
            out.write(number);
            return this;
        }

        Octets two(int number) {
            return one(number >> 8).one(number);
        }

        Octets all(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Octets counted(Octets vector) {
            byte[] bytes = vector.bytes();
            return two(bytes.length).all(bytes);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
