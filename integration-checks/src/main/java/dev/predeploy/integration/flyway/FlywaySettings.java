package dev.predeploy.integration.flyway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Flyway is to work.
 *
 * @param folder the stack's folder; places are told relative to it
 * @param locations the folders that hold migrations, as the stack file names them
 * @param placeholders what stands for each placeholder, by its bare name
 * @param callbacks whether SQL callbacks that lie in the locations run
 * @param parameters every other setting of Flyway's, such as {@code flyway.table}
 */
public record FlywaySettings(
        Path folder,
        List<Path> locations,
        Map<String, String> placeholders,
        boolean callbacks,
        Map<String, String> parameters) {
    private static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";

    /** Copies what it is given. */
    public FlywaySettings {
        locations = List.copyOf(locations);
        placeholders = Map.copyOf(placeholders);
        parameters = Map.copyOf(parameters);
    }

    /** Returns the settings of Flyway's own defaults for some locations. */
    public static FlywaySettings of(Path folder, Path... locations) {
        return new FlywaySettings(folder, List.of(locations), Map.of(), true, Map.of());
    }

    /**
     * Returns these settings without the lock that is Flyway's default and keeps a transaction open, for which {@code
     * CREATE INDEX CONCURRENTLY} waits for ever.
     */
    FlywaySettings withoutTransactionalLock() {
        return with(TRANSACTIONAL_LOCK, "false");
    }

    /** Says whether Flyway holds its default lock. */
    boolean holdsTransactionalLock() {
        return !"false".equalsIgnoreCase(parameters.get(TRANSACTIONAL_LOCK));
    }

    /** Returns the parameters that Flyway takes by their names; it has another way for this one. */
    Map<String, String> namedParameters() {
        Map<String, String> named = new HashMap<>(parameters);
        named.remove(TRANSACTIONAL_LOCK);
        return named;
    }

    /** Returns these settings with one more, or with another value of it. */
    FlywaySettings with(String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new FlywaySettings(folder, locations, placeholders, callbacks, more);
    }

    /** Returns these settings with no callback of the locations. */
    FlywaySettings withoutCallbacks() {
        return new FlywaySettings(folder, locations, placeholders, false, parameters);
    }

    /** Returns the folders on this machine. */
    List<Path> folders() {
        return locations.stream().map(folder::resolve).map(Path::normalize).toList();
    }

    /** Returns the path that the user knows: below the stack's folder relative to it, with forward slashes. */
    String userPath(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path from = folder.toAbsolutePath().normalize();
        return (whole.startsWith(from) ? from.relativize(whole) : whole)
                .toString()
                .replace('\\', '/');
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get("flyway." + name));
    }
}
