package dev.predeploy.kit.folder;

import dev.predeploy.kit.offspring.Marker;
import dev.predeploy.kit.offspring.Offspring;
import dev.predeploy.kit.offspring.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folder of one run, and the record of the processes that the run started. Closing it ends those
 * processes and removes the folder; opening one does the same for runs that were killed before they could.
 */
public final class RunFolder implements AutoCloseable {
    /** The environment variable that holds the run's id in every process that the run starts. */
    public static final String RUN_VARIABLE = "PREDEPLOY_RUN";

    static final String OWNER_FILE = "owner";
    static final String PROCESSES_FILE = "processes";
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Path path;
    private final List<String> removed;
    private final AtomicInteger folders = new AtomicInteger();
    private @Nullable RunFolder inMemory;

    private RunFolder(Path path, List<String> removed) {
        this.path = path;
        this.removed = List.copyOf(removed);
    }

    /** Opens the folder of a new run below the system's folder for temporary files. */
    public static RunFolder open() throws IOException {
        RunFolder opened = open(temporary().resolve("predeploy-" + user()));
        List<String> removed = new ArrayList<>(opened.removed());
        Optional<Path> memory = memory().filter(Files::isDirectory);
        if (memory.isPresent()) {
            PrivateParent.prepare(memory.get());
            removed.addAll(LeftOvers.removeBelow(memory.get()));
        }
        return new RunFolder(opened.path(), removed);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static String user() {
        return System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Optional<Path> memory() {
        return MemoryRoom.ofTheSystem().folder(temporary().toString(), user());
    }

    /**
     * Opens the folder of a new run, and first removes what killed runs left beside it.
     *
     * @param parent the folder that holds the folders of runs; made if it is missing
     * @throws IOException also if the parent is a symbolic link, or belongs to somebody else
     */
    public static RunFolder open(Path parent) throws IOException {
        PrivateParent.prepare(parent);
        List<String> removed = LeftOvers.removeBelow(parent);
        Path path = parent.resolve(newId());
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                path.resolve(OWNER_FILE), Trace.of(ProcessHandle.current()).line() + "\n");
        return new RunFolder(path, removed);
    }

    /** Names a run so that its folder tells whose it is even before the owner's file is written. */
    private static String newId() {
        byte[] random = new byte[4]; // short: a socket's whole path has 107 bytes
        new SecureRandom().nextBytes(random);
        return ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(random);
    }

    /** Returns the run's id, a few letters and digits. */
    public String id() {
        return String.valueOf(path.getFileName());
    }

    /** Returns the folder. */
    public Path path() {
        return path;
    }

    /** Returns all that is the run's: the folder, and the one in memory if there is one by now. */
    public synchronized List<Path> paths() {
        return inMemory == null ? List.of(path) : List.of(path, inMemory.path);
    }

    /** Returns what opening removed, a sentence for each earlier run that had been killed. */
    public List<String> removed() {
        return removed;
    }

    /** Makes a new, empty folder within. */
    public Path newFolder(String purpose) throws IOException {
        return Files.createDirectory(path.resolve(purpose + "-" + folders.incrementAndGet()));
    }

    /** Makes a new, empty folder in memory, for many small files; where there is not much room in memory, within. */
    public Path newFolderInMemory(String purpose) throws IOException {
        RunFolder memory = inMemory();
        return memory == null ? newFolder(purpose) : memory.newFolder(purpose);
    }

    private synchronized @Nullable RunFolder inMemory() {
        if (inMemory == null) {
            try {
                Optional<Path> parent = memory();
                inMemory = parent.isPresent() ? open(parent.get()) : null;
            } catch (IOException refused) {
                return null; // somebody else's, or full: the disk will do
            }
        }
        return inMemory;
    }

    /** Returns the variables that each process of this run must have in its environment, so that orphans are found. */
    public Map<String, String> environment() {
        return Map.of(RUN_VARIABLE, id());
    }

    /** Records a process that this run has started, so that it ends with the run, or at the start of the next. */
    public void record(ProcessHandle process) throws IOException {
        Files.writeString(
                path.resolve(PROCESSES_FILE),
                Trace.of(process).line() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Ends what this run started and still runs, and removes the folder. A second time does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (Files.exists(path)) {
            processesOf(path).end(GRACE);
            remove(path);
        }
        if (inMemory != null) {
            inMemory.close();
        }
    }

    /** Removes the folder of a run, its owner's file last: whoever is killed meanwhile is known to the next. */
    static void remove(Path runFolder) throws IOException {
        for (Path child : Removal.childrenOf(runFolder)) {
            if (!child.endsWith(OWNER_FILE)) {
                Removal.remove(child);
            }
        }
        Removal.remove(runFolder);
    }

    static Offspring processesOf(Path runFolder) throws IOException {
        Path record = runFolder.resolve(PROCESSES_FILE);
        List<String> lines = Files.exists(record) ? Files.readAllLines(record) : List.of();
        List<ProcessHandle> living = lines.stream()
                .flatMap(line -> Trace.parse(line).stream())
                .flatMap(trace -> trace.living().stream())
                .toList();
        return new Offspring(living, new Marker(RUN_VARIABLE, String.valueOf(runFolder.getFileName())));
    }
}
