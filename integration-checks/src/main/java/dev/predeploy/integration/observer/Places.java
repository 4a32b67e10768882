package dev.predeploy.integration.observer;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.sql.Searches;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Place;
import java.nio.file.Path;

/** Finds statements in the files that they come from. It is asked in the order in which they are sent. */
@FunctionalInterface
public interface Places {

    /** Returns where a statement stands, as near as can be told. */
    Place place(Source source, String statement);

    /** Returns the places in files of SQL as a tool runs them, and in files below a folder. */
    static Places of(Migrator migrator, Database database, Path folder) {
        Searches searches = new Searches(folder, migrator.scripts(database));
        return (source, statement) -> searches.next(source.place(), statement);
    }

    /** Returns the places that know no more than the file. */
    static Places files() {
        return (source, statement) -> source.place();
    }
}
