package dev.predeploy.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BinariesJarTests {
    private static final PostgresVersion UNKNOWN = PostgresVersion.parse("16.999");

    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void open() throws Exception {
        run = RunFolder.open(folder.resolve("runs"));
    }

    @AfterEach
    void close() throws Exception {
        run.close();
    }

    @Test
    void findsTheStandardVersionOnTheClassPath() throws Exception {
        Path jar = jar(PostgresVersion.standard(), "no-such-maven");
        assertThat(jar).isRegularFile().hasFileName(fileName(PostgresVersion.standard()));
    }

    @Test
    void hasMavenFetchWhatIsNotThere() throws Exception {
        Path maven = script("for word; do case $word in -DoutputDirectory=*) touch \"${word#*=}/%s\";; esac; done"
                .formatted(fileName(UNKNOWN)));
        assertThat(jar(UNKNOWN, maven.toString())).isEqualTo(folder.resolve(fileName(UNKNOWN)));
    }

    @Test
    void saysWhatMavenSaidAndWhatToDo() throws Exception {
        Path maven = script("echo '[ERROR] Could not resolve it'; echo '[ERROR] more'; exit 1");
        assertThatThrownBy(() -> jar(UNKNOWN, maven.toString()))
                .isInstanceOf(CheckBroken.class)
                .hasMessageContaining("The binaries of PostgreSQL 16.999 are not on this machine")
                .hasMessageContaining("actual [ERROR] Could not resolve it")
                .hasMessageContaining("Fetch them once with network: " + maven + " -B -q")
                .hasMessageContaining("choose version " + PostgresVersion.standard());
    }

    @Test
    void saysThatThereIsNoMaven() {
        assertThatThrownBy(() -> jar(UNKNOWN, "no-such-maven"))
                .isInstanceOf(CheckBroken.class)
                .hasMessageContaining("there is no no-such-maven");
    }

    private Path jar(PostgresVersion version, String maven) throws Exception {
        return new BinariesJar(version, Platform.here(), maven).find(folder, new Commands(run));
    }

    private static String fileName(PostgresVersion version) {
        return Platform.here().artifact() + "-" + version.artifactVersion() + ".jar";
    }

    private Path script(String body) throws Exception {
        Path script = Files.writeString(folder.resolve("maven"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
