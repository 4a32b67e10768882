package dev.predeploy.kit.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says where unpacked binaries are kept from one run to the next. */
final class CacheFolder {
    /** The environment variable that names another folder; the system property is {@code predeploy.cache}. */
    static final String VARIABLE = "PREDEPLOY_CACHE";

    private CacheFolder() {}

    /**
     * Returns the folder: the system property {@code predeploy.cache}, else {@code $PREDEPLOY_CACHE}, else
     * {@code $XDG_CACHE_HOME/predeploy}, else {@code ~/.cache/predeploy}.
     */
    static Path find() {
        return find(System.getenv(), System.getProperty("predeploy.cache"), System.getProperty("user.home"));
    }

    static Path find(Map<String, String> environment, @Nullable String property, String home) {
        return Optional.ofNullable(property)
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .or(() -> Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .map(folder -> folder.resolve("predeploy")))
                .orElseGet(() -> Path.of(home, ".cache", "predeploy"))
                .toAbsolutePath();
    }
}
