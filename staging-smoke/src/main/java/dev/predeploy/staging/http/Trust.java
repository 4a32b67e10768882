package dev.predeploy.staging.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

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
    public SSLContext context() throws IOException, GeneralSecurityException {
        if (authority.isEmpty()) {
            return SSLContext.getDefault();
        }
        return context(manager());
    }

    /**
     * Returns the context of TLS connections whose certificates another judges.
     *
     * @throws GeneralSecurityException if the Java runtime has no TLS
     */
    public static SSLContext context(X509ExtendedTrustManager judge) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {judge}, null);
        return context;
    }

    /**
     * Returns who judges certificates.
     *
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if it holds no certificate
     */
    public X509ExtendedTrustManager manager() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authority.isEmpty() ? null : store(authority.get()));
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
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
