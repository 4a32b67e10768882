package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL, which refuses to run as root, is run when we are root: in a user namespace of its own where that is
 * allowed (files keep their owner), else as an unprivileged user with the one right to go wherever root's files lie.
 *
 * @param prefix the words before the command; none for an ordinary user
 * @param owner the numeric user that must own the data, or -1 for no change
 */
record Unprivileged(List<String> prefix, int owner) {
    private static final int NOBODY = 65534;
    private static final Path OF_THE_SYSTEM = Path.of("/var/cache/predeploy");
    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> USER = List.of(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    /** Copies the prefix. */
    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    static Unprivileged find(Path ours, Commands commands) throws InterruptedException, IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(ours, "unix:uid"))) {
            return new Unprivileged(List.of(), -1);
        }
        for (Unprivileged way : List.of(new Unprivileged(NAMESPACE, -1), new Unprivileged(USER, NOBODY))) {
            if (commands.run(Command.of(ours, way.command(List.of("true")))).succeeded()) {
                return way;
            }
        }
        throw new CheckBroken(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv can give root's rights up here",
                "Run as an ordinary user, or install util-linux.");
    }

    /**
     * Returns the cache, or another that serves instead where another user could not reach its programs: for its own
     * program, PostgreSQL asks the system whether its user may run it, and that right of ours does not count there.
     */
    Path reachable(Path cache) throws IOException {
        if (owner < 0) {
            return cache;
        }
        for (Path folder = cache; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)
                    && !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return OF_THE_SYSTEM;
            }
        }
        return cache;
    }

    List<String> command(List<String> words) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(words);
        return whole;
    }

    /** Gives a folder and all in it to the user that PostgreSQL runs as. */
    void own(Path folder) throws IOException {
        if (owner < 0) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
