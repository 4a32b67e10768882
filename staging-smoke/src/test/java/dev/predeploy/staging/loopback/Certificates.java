package dev.predeploy.staging.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates that the JDK's keytool makes: one that signed itself, or one of an authority. */
public final class Certificates {
    private static final String PASSWORD = "only-for-tests";

    private final Path store;
    private final Path authority;

    private Certificates(Path folder) {
        this.store = folder.resolve("server.p12");
        this.authority = folder.resolve("authority.pem");
    }

    /**
     * Makes one that signed itself, valid for the given names, such as {@code dns:a.example,ip:127.0.0.1}.
     *
     * @param dates keytool's words for its time, such as {@code -startdate -10d -validity 5}
     */
    public static Certificates forNames(Path folder, String names, String... dates)
            throws IOException, InterruptedException {
        Certificates made = new Certificates(folder);
        made.pair("server", List.of(dates), "-dname", "CN=loopback", "-ext", "san=" + names);
        made.keytool("server", "-exportcert", "-rfc", "-file", made.authority.toString());
        return made;
    }

    /** Makes one that an authority signed, which is made where the folder has none yet. */
    public static Certificates issued(Path folder, String names, String... dates)
            throws IOException, InterruptedException {
        Certificates made = new Certificates(folder);
        if (!Files.exists(made.authority)) {
            made.pair("authority", List.of(), "-dname", "CN=authority", "-ext", "bc:c");
            made.keytool("authority", "-exportcert", "-rfc", "-file", made.authority.toString());
        } else if (Files.exists(folder.resolve("server"))) {
            made.keytool("server", "-delete");
        }
        Files.writeString(folder.resolve("server"), "");
        made.pair("server", List.of(dates), "-dname", "CN=issued", "-ext", "san=" + names, "-signer", "authority");
        return made;
    }

    private void pair(String alias, List<String> dates, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
        all.addAll(dates);
        all.addAll(List.of(words));
        keytool(alias, all.toArray(String[]::new));
    }

    private void keytool(String alias, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storepass", PASSWORD));
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

    /** Returns where keys and certificates lie. */
    public Path store() {
        return store;
    }

    /** Returns what a server presents. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        return context(store, Integer.MAX_VALUE);
    }

    /** Returns what a server presents that forgets whoever signed its own certificate. */
    public SSLContext contextOfItsOwnAlone() throws IOException, GeneralSecurityException {
        return context(store, 1);
    }

    /** Returns what a server presents: so many certificates of the one that lies in a store. */
    static SSLContext context(Path store, int most) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate[] chain =
                Arrays.stream(keys.getCertificateChain("server")).limit(most).toArray(Certificate[]::new);
        keys.setKeyEntry("server", keys.getKey("server", PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
        if (keys.containsAlias("authority")) {
            keys.deleteEntry("authority");
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
