package dev.predeploy.integration;

import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stack of Flyway's migrations that are compared with live databases, whose URLs are secrets in files. */
record DriftStack(Path folder) {

    /** Compares with one database. */
    TestedCheck check(String url, String keys) throws IOException {
        Files.writeString(folder.resolve("url0"), url);
        return CheckTester.of(DriftCheck.class)
                .run(folder, text(1, "    main: {live: \"${secret:U0}\"%s}\n".formatted(keys)))
                .only();
    }

    /** Returns the stack file. */
    static String text(int urls, String entries) {
        String secrets = IntStream.range(0, urls)
                .mapToObj("U%1$d: {file: url%1$d}"::formatted)
                .collect(Collectors.joining(", "));
        return """
                stack: shop
                secrets: {%s}
                integration:
                  database: {roles: [reader, app]}
                  migrations: {main: {tool: flyway, locations: [m]}}
                  drift:
                %s""".formatted(secrets, entries);
    }

    void migration(String name, String text) throws IOException {
        Path file = folder.resolve("m").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
