package dev.predeploy.kit.folder;

import dev.predeploy.kit.offspring.Trace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the folders of runs that were killed, and removes them with the processes that they left. */
final class LeftOvers {
    private static final Duration TIME_TO_NAME_AN_OWNER = Duration.ofMinutes(1);

    private LeftOvers() {}

    /** Removes what dead runs left, and tells of each in a sentence. */
    static List<String> removeBelow(Path parent) throws IOException {
        List<Path> runs = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
            entries.forEach(runs::add);
        }
        List<String> removed = new ArrayList<>();
        for (Path run : runs) {
            if (isDead(run)) {
                removed.add(remove(run));
            }
        }
        return removed;
    }

    private static String remove(Path run) {
        String name = String.valueOf(run.getFileName());
        try {
            Set<String> ended = RunFolder.processesOf(run).end(RunFolder.GRACE);
            RunFolder.remove(run);
            String processes = ended.isEmpty() ? "" : " and ended its " + String.join(", ", ended);
            return "Removed the temporary folder of run %s, which had been killed%s".formatted(name, processes);
        } catch (IOException stays) {
            return "Run %s had been killed, and its temporary folder %s could not be removed: %s"
                    .formatted(name, run, stays);
        }
    }

    private static boolean isDead(Path run) throws IOException {
        if (!Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Optional<Trace> owner = Trace.parse(
                    Files.readString(run.resolve(RunFolder.OWNER_FILE)).strip());
            return owner.map(LeftOvers::isDead).orElseGet(() -> isAbandoned(run));
        } catch (NoSuchFileException unowned) {
            return isAbandoned(run);
        }
    }

    private static boolean isDead(Trace owner) {
        return !owner.isOutOfSight() && owner.living().isEmpty();
    }

    /** Says whether a folder without an owner is one that nobody is about to sign, or is removing. */
    private static boolean isAbandoned(Path run) {
        String name = String.valueOf(run.getFileName());
        if (name.matches("\\d{1,18}-[0-9a-f]+")
                && ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-'))))
                        .isEmpty()) {
            return true;
        }
        try {
            Instant touched =
                    Files.getLastModifiedTime(run, LinkOption.NOFOLLOW_LINKS).toInstant();
            return touched.plus(TIME_TO_NAME_AN_OWNER).isBefore(Instant.now());
        } catch (IOException gone) {
            return false;
        }
    }
}
