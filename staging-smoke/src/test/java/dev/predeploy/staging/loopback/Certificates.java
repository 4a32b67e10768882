package dev.predeploy.staging.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that signed itself, made by the JDK's keytool. */
public final class Certificates {
    private static final String PASSWORD = "only-for-tests";

    private final Path store;
    private final Path authority;

    private Certificates(Path store, Path authority) {
        this.store = store;
        this.authority = authority;
    }

    /** Makes one that is valid for the given names, such as {@code dns:a.example,ip:127.0.0.1}. */
    public static Certificates forNames(Path folder, String names) throws IOException, InterruptedException {
        Certificates made = new Certificates(folder.resolve("server.p12"), folder.resolve("authority.pem"));
        made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=loopback", "-ext", "san=" + names);
        made.keytool("-exportcert", "-rfc", "-file", made.authority.toString());
        return made;
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", "server", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool did not make a certificate");
        }
    }

    /** Returns the file that a client trusts. */
    public Path authority() {
        return authority;
    }

    /** Returns what a server presents. */
    public SSLContext context() throws IOException, GeneralSecurityException {
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
}
