package dev.predeploy.kit.engine;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Finished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes the volumes in which tools keep from run to run what they found out. */
final class Caches {
    private final ContainerEngine engine;
    private final RunFolder runFolder;

    Caches(ContainerEngine engine, RunFolder runFolder) {
        this.engine = engine;
        this.runFolder = runFolder;
    }

    /**
     * Returns the cache for a purpose.
     *
     * @param image some image: the volume is entered by a container of it, which is never started
     * @param purpose what is cached, such as {@code mypy in django of consult}
     */
    Cache of(String image, String purpose) throws IOException, InterruptedException {
        UUID id = UUID.nameUUIDFromBytes(purpose.getBytes(StandardCharsets.UTF_8));
        Cache cache = new Cache("predeploy-cache-" + id);
        Finished made = engine.call("volume", "create", "--label", Cache.LABEL + "=" + purpose, cache.volume());
        if (!made.succeeded() && !isThere(cache)) { // Podman makes none that is there
            require(made);
        }
        List<String> words = new ArrayList<>(List.of("create"));
        words.addAll(engine.labels().options());
        words.addAll(List.of("--mount", cache.option(), "--entrypoint", "none", image));
        String container =
                require(engine.call(words.toArray(String[]::new))).stdout().strip();
        try {
            Path folder = Files.createDirectory(
                    runFolder.newFolder("cache").resolve(Path.of(cache.folder()).getFileName()));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            require(engine.call("cp", folder.toString(), container + ":" + Cache.MOUNTED));
        } finally {
            engine.remove("container", "rm", "--force", container);
        }
        return cache;
    }

    private boolean isThere(Cache cache) throws InterruptedException {
        return engine.call("volume", "inspect", cache.volume()).succeeded();
    }

    private static Finished require(Finished finished) {
        if (!finished.succeeded()) {
            throw new CheckBroken(
                    "the container engine could not make a volume: "
                            + finished.tail(1).strip(),
                    "See that the engine works, and that its disk is not full.");
        }
        return finished;
    }
}
