package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A schema on a server.
 *
 * @param version the server's version, such as {@code 16.15}
 * @param major its major version
 * @param schema what it holds
 */
public record Side(String version, int major, Catalog schema) {
    /** Reads what a database holds now, and looks into none of its tables. */
    public static Side read(Connection connection) throws SQLException {
        return new Side(
                connection.getMetaData().getDatabaseProductVersion(),
                connection.getMetaData().getDatabaseMajorVersion(),
                Catalog.schema(connection));
    }

    Side with(Catalog other) {
        return new Side(version, major, other);
    }
}
