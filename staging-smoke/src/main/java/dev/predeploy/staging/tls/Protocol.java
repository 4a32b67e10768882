package dev.predeploy.staging.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A version of TLS, or of what came before it; the older ones first. */
public enum Protocol {
    /** RFC 6101; never to be used (RFC 7568). */
    SSL_3_0("SSLv3", 0x0300, "-ssl3"),
    /** RFC 2246; not to be used (RFC 8996). */
    TLS_1_0("TLSv1.0", 0x0301, "-tls1"),
    /** RFC 4346; not to be used (RFC 8996). */
    TLS_1_1("TLSv1.1", 0x0302, "-tls1_1"),
    /** RFC 5246. */
    TLS_1_2("TLSv1.2", 0x0303, "-tls1_2"),
    /** RFC 8446. */
    TLS_1_3("TLSv1.3", 0x0304, "-tls1_3");

    private final String word;
    private final int number;
    private final String option;

    Protocol(String word, int number, String option) {
        this.word = word;
        this.number = number;
        this.option = option;
    }

    /** Returns the protocol of a name such as {@code TLSv1.2}, if there is one. */
    public static Optional<Protocol> named(String word) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.word.equals(word))
                .findFirst();
    }

    static Optional<Protocol> numbered(int number) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.number == number)
                .findFirst();
    }

    List<Protocol> older() {
        return Arrays.stream(values())
                .filter(protocol -> protocol.compareTo(this) < 0)
                .toList();
    }

    int number() {
        return number;
    }

    /** Returns the option of {@code openssl s_client} that offers this protocol and no other. */
    String option() {
        return option;
    }

    @Override
    public String toString() {
        return word;
    }
}
