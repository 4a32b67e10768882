package dev.predeploy.robust;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ground that a test's runs stand on: the user's tree with the stack file, and beside it what only the tests look
 * at.
 *
 * @param parent an empty folder for all of that
 */
record Ground(Path parent) {
    private static final Path OUTPUT = Path.of("target", "predeploy");

    static Ground in(Path parent) throws IOException {
        Ground ground = new Ground(parent.toRealPath());
        Files.setPosixFilePermissions(
                ground.parent(), PosixFilePermissions.fromString("rwxr-xr-x")); // PostgreSQL's user
        for (Path folder : List.of(ground.tree(), ground.temporary(), ground.marks())) {
            Files.createDirectories(folder);
        }
        return ground;
    }

    Path tree() {
        return parent.resolve("tree");
    }

    /** Returns the folder for temporary files of the runs on this ground. */
    Path temporary() {
        return parent.resolve("tmp");
    }

    /** Returns where the commands of a stack leave files that say how far they got. */
    Path marks() {
        return parent.resolve("marks");
    }

    Path output() {
        return tree().resolve(OUTPUT);
    }

    Ground with(String file, String text) throws IOException {
        Path path = tree().resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(StandardCharsets.UTF_8)); // what has no octets in UTF-8 becomes a question mark
        return this;
    }

    /** Returns what the user's tree holds beside our output, each file with its size and time. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(tree())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(output())) {
                    contents.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        }
        return contents;
    }

    /** Returns where the unpacked PostgreSQL is kept, for a run that is to unpack it. */
    Path cache() {
        return parent.resolve("cache");
    }

    /** Returns every file and folder for temporary use that is still there, but for the folder of all runs. */
    List<String> leftFiles() throws IOException {
        List<String> left = new ArrayList<>();
        for (Path folder : List.of(temporary(), cache().resolve("postgres/making"))) {
            try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder, 2) : Stream.of()) {
                files.map(file -> folder.relativize(file).toString())
                        .filter(name -> !name.isEmpty() && !name.matches("predeploy-[^/]*"))
                        .forEach(left::add);
            }
        }
        return left;
    }

    /** Returns the command lines of all processes that descend from a run on this ground, or work in its folders. */
    List<String> leftProcesses() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != self && isOurs(Path.of("/proc", String.valueOf(pid))))
                .map(pid -> pid + " "
                        + read(Path.of("/proc", String.valueOf(pid), "cmdline")).replace('\0', ' '))
                .toList();
    }

    private boolean isOurs(Path process) {
        String environment = "\0" + read(process.resolve("environ"));
        return environment.contains("\0" + ChildRun.VARIABLE + "=" + parent + "\0")
                || read(process.resolve("cmdline")).contains(parent + "/")
                || workingFolder(process).startsWith(parent);
    }

    private static Path workingFolder(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd"));
        } catch (IOException gone) {
            return Path.of("/");
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file, NOFOLLOW_LINKS) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException gone) {
            return "";
        }
    }
}
