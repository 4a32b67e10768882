package dev.predeploy.kit.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryRoomTests {
    private static final Path SHARED = Path.of("/dev/shm");

    @TempDir
    private Path folder;

    @Test
    void isInSharedMemory() throws Exception {
        assumeTrue(Files.isDirectory(SHARED) && Files.getFileStore(SHARED).getUsableSpace() > 2L << 30);
        assertThat(room(SHARED, "8000000").folder("/tmp", "me")).hasValue(SHARED.resolve("predeploy-me"));
    }

    @Test
    void isNotWherePeopleHaveChosenAnotherFolder() throws Exception {
        assertThat(room(SHARED, "8000000").folder("/scratch", "me")).isEmpty();
    }

    @Test
    void isNotWhereMemoryIsScarce() throws Exception {
        assertThat(room(SHARED, "800000").folder("/tmp", "me")).isEmpty();
        assertThat(new MemoryRoom(SHARED, folder.resolve("none")).folder("/tmp", "me"))
                .isEmpty();
    }

    @Test
    void isNotOnADisk() throws Exception {
        assumeTrue(!Files.getFileStore(folder).type().equals("tmpfs"));
        assertThat(room(folder, "8000000").folder("/tmp", "me")).isEmpty();
        assertThat(room(folder.resolve("none"), "8000000").folder("/tmp", "me")).isEmpty();
    }

    private MemoryRoom room(Path shared, String available) throws Exception {
        String text = "MemTotal:       16000000 kB\nMemAvailable:   " + available + " kB\n";
        return new MemoryRoom(shared, Files.writeString(folder.resolve("meminfo"), text));
    }
}
