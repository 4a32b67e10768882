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

    private final Path folder;

    private NearestFile(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Returns what to do about a path that does not exist; a relative one starts at the folder. */
    static String fix(Path folder, String written) {
        return new NearestFile(folder)
                .nearest(Path.of(written))
                .map(right -> "did you mean `%s`?".formatted(Words.shown(right.toString())))
                .orElse("create it, or correct the path");
    }

    /** Returns the path with its first wrong name corrected, as far as it then exists. */
    private Optional<Path> nearest(Path path) {
        Path right = Optional.ofNullable(path.getRoot()).orElse(Path.of(""));
        for (Path name : path) {
            Path parent = right;
            right = parent.resolve(name);
            if (!Files.exists(folder.resolve(right))) {
                Path wrong = right;
                return sibling(folder.resolve(parent), name.toString())
                        .map(parent::resolve)
                        .map(corrected -> withRest(corrected, wrong, path));
            }
        }
        return Optional.empty();
    }

    private Path withRest(Path corrected, Path wrong, Path path) {
        Path whole = corrected.resolve(wrong.relativize(path)).normalize();
        return Files.exists(folder.resolve(whole)) ? whole : corrected;
    }

    private static Optional<String> sibling(Path folder, String wanted) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.limit(MOST)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
            return Nearest.word(wanted, names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
