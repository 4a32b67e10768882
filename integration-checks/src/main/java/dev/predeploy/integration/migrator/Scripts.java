package dev.predeploy.integration.migrator;

import dev.predeploy.kit.finding.Place;
import java.util.List;

/** The statements of migrations as they stand in their files, as far as they can be read there without running them. */
public interface Scripts {

    /** Returns the statements, in the order in which they stand in each file; none where they cannot be told. */
    List<Statement> statements();

    /** Returns where a statement that was run stands, or the file at least, or nowhere. */
    Place place(String statement);

    /**
     * A statement of a file.
     *
     * @param place where its first word stands
     * @param sql its text, without comments before it
     * @param transactional whether PostgreSQL takes it within a transaction
     */
    record Statement(Place.InFile place, String sql, boolean transactional) {
        /** Returns the path of its file, as the user knows it. */
        public String file() {
            return place.file();
        }
    }
}
