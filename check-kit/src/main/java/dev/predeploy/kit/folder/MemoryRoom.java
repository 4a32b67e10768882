package dev.predeploy.kit.folder;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a folder that lies in memory: to make, copy and remove a thousand small files, as databases do, takes a disk's
 * file system many times as long.
 *
 * @param shared the system's folder for shared memory
 * @param memory the system's account of its memory
 */
record MemoryRoom(Path shared, Path memory) {
    private static final long ENOUGH = 2L << 30;
    private static final String USUAL = "/tmp";
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

    static MemoryRoom ofTheSystem() {
        return new MemoryRoom(Path.of("/dev/shm"), Path.of("/proc/meminfo"));
    }

    /**
     * Returns the folder of all runs there, if there is room for much more than a run needs.
     *
     * @param temporary the folder for temporary files; who has chosen another than the usual one gets that
     */
    Optional<Path> folder(String temporary, String user) {
        boolean isThere = temporary.equals(USUAL) && Files.isDirectory(shared) && Files.isWritable(shared);
        return isThere && hasRoom() ? Optional.of(shared.resolve("predeploy-" + user)) : Optional.empty();
    }

    private boolean hasRoom() {
        try {
            FileStore store = Files.getFileStore(shared);
            Matcher available = AVAILABLE.matcher(Files.readString(memory));
            return store.type().equals("tmpfs")
                    && store.getUsableSpace() >= ENOUGH
                    && available.find()
                    && Long.parseLong(available.group(1)) * 1024 >= ENOUGH;
        } catch (IOException untold) {
            return false;
        }
    }
}
