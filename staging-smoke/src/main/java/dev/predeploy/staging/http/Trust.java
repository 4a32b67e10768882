package dev.predeploy.staging.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Says whose certificates are trusted; there is no way to trust everybody.
 *
 * @param authority a file with the certificates, PEM or DER, that are trusted instead of the system's
 */
public record Trust(Optional<Path> authority) {
    /** Returns trust in the authorities that the Java runtime knows. */
    public static Trust system() {
        return new Trust(Optional.empty());
    }

    /** Returns trust in the authorities of a file, and in no other. */
    public static Trust in(Path file) {
        return new Trust(Optional.of(file));
    }

    /**
     * Returns the context of TLS connections.
     *
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if it holds no certificate
     */
    SSLContext context() throws IOException, GeneralSecurityException {
        if (authority.isEmpty()) {
            return SSLContext.getDefault();
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(authority.get()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new GeneralSecurityException("No certificate in " + file);
            }
            int number = 0;
            for (Certificate certificate : all) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        return store;
    }
}
