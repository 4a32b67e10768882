package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** Finds the jar that holds the binaries of one version for this platform, and has Maven fetch it where it is absent. */
final class BinariesJar {
    private static final String GROUP = "io.zonky.test.postgres";
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";

    private final PostgresVersion version;
    private final Platform platform;
    private final String maven;

    BinariesJar(PostgresVersion version, Platform platform) {
        this(version, platform, "mvn");
    }

    BinariesJar(PostgresVersion version, Platform platform, String maven) {
        this.version = version;
        this.platform = platform;
        this.maven = maven;
    }

    /** Returns the jar: from the class path, a local Maven repository or the folder, else fetched into the folder. */
    Path find(Path folder, Commands commands) throws InterruptedException {
        Optional<Path> present = onClassPath().or(() -> present(folder));
        return present.isPresent() ? present.get() : fetch(folder, commands);
    }

    /** Says whether the jar can be had without fetching it into the folder. */
    boolean isHere(Path folder) {
        return onClassPath().or(() -> present(folder)).isPresent();
    }

    private Optional<Path> present(Path folder) {
        String inRepository = GROUP.replace('.', '/') + "/" + platform.artifact() + "/" + version.artifactVersion();
        return Stream.concat(repositories().map(root -> root.resolve(inRepository)), Stream.of(folder))
                .map(place -> place.resolve(fileName()))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Path> onClassPath() {
        URL archive = BinariesJar.class.getClassLoader().getResource(platform.archive());
        try {
            if (archive != null && archive.openConnection() instanceof JarURLConnection jar) {
                return Optional.of(Path.of(jar.getJarFileURL().toURI()))
                        .filter(file -> fileName().equals(String.valueOf(file.getFileName())));
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The local repository has no fixed place; the one that the JDBC driver was loaded from is a good witness. */
    private static Stream<Path> repositories() {
        Stream<Path> named =
                Stream.ofNullable(System.getProperty("maven.repo.local")).map(Path::of);
        Stream<Path> usual = Stream.of(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        URI driver = URI.create(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toString());
        Stream<Path> witnessed = "file".equals(driver.getScheme()) ? above(Path.of(driver)) : Stream.empty();
        return Stream.of(named, witnessed, usual).flatMap(paths -> paths);
    }

    private static Stream<Path> above(Path jar) {
        Path root = jar;
        for (int level = 0; level < 5 && root != null; level++) {
            root = root.getParent();
        }
        return Stream.ofNullable(root);
    }

    private Path fetch(Path folder, Commands commands) throws InterruptedException {
        String artifact = GROUP + ":" + platform.artifact() + ":" + version.artifactVersion();
        List<String> command = List.of(
                maven, "-B", "-q", COPY, "-Dartifact=" + artifact, "-DoutputDirectory=" + folder.toAbsolutePath());
        Finished fetched = commands.run(Command.of(folder, command));
        return present(folder).orElseThrow(() -> absent(artifact, fetched));
    }

    private CheckBroken absent(String artifact, Finished fetched) {
        String said = fetched.output()
                .lines()
                .filter(line -> line.contains("ERROR"))
                .findFirst()
                .orElse(fetched.sentence());
        return new CheckBroken(Finding.of("The binaries of PostgreSQL " + version + " are not on this machine")
                .expected(artifact)
                .actual(said)
                .fix("Fetch them once with network: " + fetched.command().line() + " ; or choose version "
                        + PostgresVersion.standard() + ", which comes with Predeploy."));
    }

    private String fileName() {
        return platform.artifact() + "-" + version.artifactVersion() + ".jar";
    }
}
