package dev.predeploy.redstack;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server with TLS, whose certificate is for 127.0.0.1 and signed by itself. */
final class Certified implements AutoCloseable {
    private static final String PASSWORD = "only-for-tests";

    private final HttpsServer server;
    private final Path authority;

    Certified(Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        authority = folder.resolve("authority.pem");
        if (!Files.exists(authority)) {
            keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=loopback", "-ext", "san=ip:127.0.0.1");
            keytool(store, "-exportcert", "-rfc", "-file", authority.toString());
        }
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.start();
    }

    String port() {
        return String.valueOf(server.getAddress().getPort());
    }

    /** Returns the certificate that a stack must trust. */
    String authority() throws IOException {
        return Files.readString(authority);
    }

    private static void keytool(Path store, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", "server", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool did not make a certificate");
        }
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
