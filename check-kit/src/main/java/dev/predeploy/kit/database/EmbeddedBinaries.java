package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import java.nio.file.Path;

/** Says, without fetching or starting anything, whether an embedded PostgreSQL could start. */
public final class EmbeddedBinaries {
    private EmbeddedBinaries() {}

    /**
     * Says whether the binaries of a version are on this machine.
     *
     * @throws CheckBroken if there are none for this sort of machine
     */
    public static boolean areHere(PostgresVersion version) {
        Path jars = CacheFolder.find().resolve("postgres").resolve("jars");
        return new BinariesJar(version, Platform.here()).isHere(jars);
    }
}
