package dev.predeploy.integration.observer;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.sql.Script;
import dev.predeploy.integration.sql.Search;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads each file once, and goes on in it from where the last statement was found. */
final class PlacesInFiles implements Places {
    private final Migrator migrator;
    private final Database database;
    private final Path folder;
    private final Map<Place, Optional<Search>> searches = new HashMap<>();

    PlacesInFiles(Migrator migrator, Database database, Path folder) {
        this.migrator = migrator;
        this.database = database;
        this.folder = folder;
    }

    @Override
    public Place place(Source source, String statement) {
        return searches.computeIfAbsent(source.place(), this::search)
                .map(search -> search.next(statement))
                .orElse(source.place());
    }

    private Optional<Search> search(Place place) {
        return migrator.script(database, place).or(() -> read(place)).map(Search::new);
    }

    private Optional<Script> read(Place place) {
        if (!(place instanceof Place.InFile file) || !Files.isRegularFile(folder.resolve(file.file()))) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.file()));
            return Optional.of(Script.of(file.file(), new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
