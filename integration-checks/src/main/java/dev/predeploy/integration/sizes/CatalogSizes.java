package dev.predeploy.integration.sizes;

import dev.predeploy.integration.catalog.UserTables;
import dev.predeploy.kit.deployed.NotEntered;
import dev.predeploy.kit.deployed.PostgresConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Reads from a live database's catalog how many rows its tables have, as its planner believes; no table is looked into. */
public final class CatalogSizes {
    /** A table that was never analysed has a negative number, and on versions before 14 none with no page. */
    private static final String QUERY = UserTables.WITH_MATERIALIZED.query(
            "nspname || '.' || relname, reltuples::bigint", "AND reltuples >= 0 AND (reltuples > 0 OR relpages > 0)");

    private CatalogSizes() {}

    /**
     * Reads them in one short transaction that only reads.
     *
     * @throws NotEntered naming the reason, if the server cannot be entered
     */
    public static Map<String, Rows> read(PostgresConnection way) throws NotEntered, SQLException {
        Map<String, Rows> sizes = new TreeMap<>();
        try (Connection connection = way.openTransaction(PostgresConnection.Way.usual());
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(QUERY)) {
            while (tables.next()) {
                sizes.put(tables.getString(1), Rows.of(tables.getLong(2)));
            }
        }
        return sizes;
    }
}
