package dev.predeploy.staging.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that accepts every protocol that Java ever knew: in a JVM of its own, as a running one forbids the old for good. */
public final class OldTlsService implements AutoCloseable {
    private final Process process;
    private final int port;

    private OldTlsService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static OldTlsService presenting(Certificates certificates) throws IOException {
        Path allowed = Files.writeString(
                certificates.store().resolveSibling("all.properties"), "jdk.tls.disabledAlgorithms=\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.security.properties=" + allowed,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        certificates.store().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        return new OldTlsService(process, Integer.parseInt(out.readLine()));
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What runs in the other JVM, until nobody listens to it any more. */
    public static final class Main {
        private Main() {}

        public static void main(String[] words) throws Exception {
            try (HttpService service = HttpService.tls(
                    Certificates.context(Path.of(words[0]), Integer.MAX_VALUE),
                    (exchange, number) -> HttpService.Said.json(200, "{}"))) {
                System.out.println(service.port());
                System.in.read();
            }
        }
    }
}
