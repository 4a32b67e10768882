package dev.predeploy.staging.tls;

import dev.predeploy.staging.http.Trust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What came of shaking hands as every other check of this stage does.
 *
 * @param chain the certificates that the server sent, its own first
 * @param distrust why they are not trusted, if they are not
 * @param agreed protocol and cipher suite, such as {@code TLSv1.3 with TLS_AES_128_GCM_SHA256}, if both sides came so far
 * @param failure why they did not, if they did not
 */
record Handshake(
        List<X509Certificate> chain,
        Optional<CertificateException> distrust,
        Optional<String> agreed,
        Optional<SSLException> failure) {
    Handshake {
        chain = List.copyOf(chain);
    }

    static Handshake over(Socket plain, Server server, X509ExtendedTrustManager trust) throws IOException {
        Witness witness = new Witness(trust);
        try (SSLSocket socket = (SSLSocket)
                context(witness).getSocketFactory().createSocket(plain, server.host(), server.port(), true)) {
            socket.startHandshake();
            String agreed = socket.getSession().getProtocol() + " with "
                    + socket.getSession().getCipherSuite();
            return new Handshake(witness.chain, witness.distrust, Optional.of(agreed), Optional.empty());
        } catch (SSLException failure) {
            return new Handshake(witness.chain, witness.distrust, Optional.empty(), Optional.of(failure));
        }
    }

    private static javax.net.ssl.SSLContext context(Witness witness) {
        try {
            return Trust.context(witness);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no TLS", e);
        }
    }

    /** Lets another judge the certificates, and keeps them with the judgement. */
    private static final class Witness extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager judge;
        private List<X509Certificate> chain = List.of();
        private Optional<CertificateException> distrust = Optional.empty();

        Witness(X509ExtendedTrustManager judge) {
            this.judge = judge;
        }

        private interface Judgement {
            void pass() throws CertificateException;
        }

        private void see(X509Certificate[] certificates, Judgement judgement) throws CertificateException {
            chain = List.of(certificates);
            try {
                judgement.pass();
            } catch (CertificateException refused) {
                distrust = Optional.of(refused);
                throw refused;
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String keyExchange, Socket socket)
                throws CertificateException {
            see(certificates, () -> judge.checkServerTrusted(certificates, keyExchange, socket));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String keyExchange, SSLEngine engine)
                throws CertificateException {
            see(certificates, () -> judge.checkServerTrusted(certificates, keyExchange, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String keyExchange) throws CertificateException {
            see(certificates, () -> judge.checkServerTrusted(certificates, keyExchange));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String keyExchange, Socket socket)
                throws CertificateException {
            judge.checkClientTrusted(certificates, keyExchange, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String keyExchange, SSLEngine engine)
                throws CertificateException {
            judge.checkClientTrusted(certificates, keyExchange, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String keyExchange) throws CertificateException {
            judge.checkClientTrusted(certificates, keyExchange);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return judge.getAcceptedIssuers();
        }
    }
}
