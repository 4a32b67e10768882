package dev.predeploy.integration.sql;

import dev.predeploy.integration.python.WayForward;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds statements in files: reads each file once, and goes on in it from where the last statement was found. Of a file in
 * Python, only what is done on the way forward is looked at.
 */
public final class Searches {
    private final Path folder;
    private final Function<Place, Optional<Script>> scripts;
    private final Map<Place, Optional<Search>> searches = new HashMap<>();

    /**
     * Prepares to search.
     *
     * @param folder the folder to which the places of files are relative
     * @param scripts knows what was run of a file; others are read as they are
     */
    public Searches(Path folder, Function<Place, Optional<Script>> scripts) {
        this.folder = folder;
        this.scripts = scripts;
    }

    /** Returns where in a file the next statement stands, as near as can be told. */
    public Place next(Place file, String statement) {
        return searches.computeIfAbsent(file, this::search)
                .map(search -> search.next(statement))
                .orElse(file);
    }

    private Optional<Search> search(Place place) {
        return scripts.apply(place).or(() -> read(place)).map(Search::new);
    }

    private Optional<Script> read(Place place) {
        if (!(place instanceof Place.InFile file) || !Files.isRegularFile(folder.resolve(file.file()))) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.file()));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(Script.of(file.file(), file.file().endsWith(".py") ? WayForward.of(text) : text));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
