package dev.predeploy.kit.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what is there in place of a path that is not. */
final class NearestFile {
    private static final int MOST = 1_000;

    private NearestFile() {}

    /** Returns what to do about a path that does not exist. */
    static String fix(Path missing) {
        Path path = missing.toAbsolutePath().normalize();
        while (path.getParent() != null && !Files.isDirectory(path.getParent())) {
            path = path.getParent();
        }
        Path folder = path.getParent();
        if (folder == null) {
            return "create it, or correct the path";
        }
        String wanted = String.valueOf(path.getFileName());
        return nearest(folder, wanted)
                .map("did you mean `%s`?"::formatted)
                .orElseGet(() -> "create it, or correct the path: `%s` is not in `%s`"
                        .formatted(Words.shown(wanted), folder.getFileName() == null ? folder : folder.getFileName()));
    }

    private static Optional<String> nearest(Path folder, String wanted) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.limit(MOST)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
            return Nearest.word(wanted, names).map(Words::shown);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
