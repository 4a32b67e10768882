package dev.predeploy.integration.rollback;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.Contents;
import dev.predeploy.kit.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a database is at one moment.
 *
 * @param catalog its objects
 * @param contents its rows
 */
record State(Catalog catalog, Contents contents) {
    static State of(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new State(Catalog.read(connection), Contents.read(connection));
        }
    }
}
