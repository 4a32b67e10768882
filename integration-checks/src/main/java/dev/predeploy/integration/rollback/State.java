package dev.predeploy.integration.rollback;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.Contents;
import dev.predeploy.integration.catalog.Positions;
import dev.predeploy.integration.catalog.Tables;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a database is at one moment.
 *
 * @param catalog its objects
 * @param contents its rows
 * @param positions how far its sequences have counted
 * @param tables its tables, by which a later one is known for new
 */
record State(Catalog catalog, Contents contents, Positions positions, Tables tables) {
    static State of(Connection connection) throws SQLException {
        return new State(
                Catalog.read(connection), Contents.read(connection), Positions.read(connection), Tables.of(connection));
    }
}
