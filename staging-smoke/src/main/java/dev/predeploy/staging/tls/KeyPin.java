package dev.predeploy.staging.tls;

import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.Trust;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Tells a browser, which has authorities of its own, of a server that the stack's authority certifies. */
public final class KeyPin {
    private KeyPin() {}

    /**
     * Returns the SHA-256 digest of the server's key in base64 (RFC 7469, section 2.4), if its certificates are trusted.
     *
     * @throws IOException if there is no connection
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public static Optional<String> of(URI url, Hosts hosts, Trust trust, Duration within)
            throws IOException, InterruptedException {
        try {
            Server server = new Server(url, hosts);
            var judge = trust.manager();
            Handshake handshake = server.talk(within, socket -> Handshake.over(socket, server, judge));
            if (handshake.distrust().isPresent() || handshake.chain().isEmpty()) {
                return Optional.empty();
            }
            byte[] key = handshake.chain().get(0).getPublicKey().getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return Optional.of(Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The authorities cannot be read any more", unusable);
        }
    }
}
