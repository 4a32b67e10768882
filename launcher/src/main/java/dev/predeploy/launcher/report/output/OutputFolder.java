package dev.predeploy.launcher.report.output;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.predeploy.kit.folder.Removal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run writes its reports to. It is emptied when it is opened, but only of what is ours: a marker
 * file says so, and a folder of somebody else's is refused. While it is open, no other run may use it.
 */
public final class OutputFolder implements AutoCloseable {
    /** The file that marks a folder as ours. */
    static final String MARKER = ".predeploy-output";

    /** How the names of half-written files begin. */
    public static final String TEMPORARY = ".predeploy-part-";

    private static final Set<String> OURS = Set.of(
            MARKER,
            "report.json",
            "events.ndjson",
            "junit",
            "allure-results",
            "allure-report",
            "evidence",
            "evidence.zip",
            "summary.md");
    private static final Set<String> RESTORED = Set.of("allure-report", "allure-results");

    private final Path path;
    private final FileChannel marker;

    private OutputFolder(Path path, FileChannel marker) {
        this.path = path;
        this.marker = marker;
    }

    /**
     * Opens a folder for a run and empties it of what an earlier run wrote.
     *
     * @throws OutputFolderRefused if it holds what is not ours, or another run uses it
     * @throws IOException if it cannot be made or emptied
     */
    public static OutputFolder open(Path path) throws IOException {
        Path folder = path.toAbsolutePath().normalize();
        refuseOthers(folder);
        make(folder);
        OutputFolder opened = new OutputFolder(folder, lock(folder));
        try {
            opened.empty();
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private static void refuseOthers(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new OutputFolderRefused(folder, "it is a file");
        }
        if (!Files.isDirectory(folder) || Files.isRegularFile(folder.resolve(MARKER))) {
            return;
        }
        for (Path entry : entries(folder)) {
            String name = entry.getFileName().toString();
            if (!RESTORED.contains(name)) {
                throw new OutputFolderRefused(folder, "it holds " + name + ", which no run of Predeploy wrote");
            }
        }
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileSystemException e) {
            String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new OutputFolderRefused(folder, "it cannot be made there (" + why + ")");
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(MARKER), CREATE, WRITE);
        if (isLocked(channel)) {
            return channel;
        }
        channel.close();
        throw new OutputFolderRefused(folder, "another run writes to it");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void empty() throws IOException {
        for (Path entry : entries(path)) {
            String name = entry.getFileName().toString();
            if (!name.equals(MARKER) && (OURS.contains(name) || name.startsWith(TEMPORARY))) {
                Removal.remove(entry);
            }
        }
    }

    /** Returns where it is, absolute. */
    public Path path() {
        return path;
    }

    /** Returns where a report is, by its path in this folder, with forward slashes. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes a text under a name; nothing half-written ever stands there. */
    public void write(String name, String text) throws IOException {
        write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes under a name; nothing half-written ever stands there. */
    public void write(String name, Body body) throws IOException {
        Path target = resolve(name);
        Path folder = Files.createDirectories(target.resolveSibling("."));
        Path part = resolve(TEMPORARY + name.replace('/', '-'));
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                body.writeTo(out);
            }
            Files.move(part, folder.resolve(target.getFileName()), ATOMIC_MOVE, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Lets another run use the folder. */
    @Override
    public void close() throws IOException {
        marker.close();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /** Writes a report's bytes. */
    @FunctionalInterface
    public interface Body {
        /** Writes to a stream, which is closed afterwards by others. */
        void writeTo(OutputStream out) throws IOException;
    }
}
