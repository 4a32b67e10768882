package dev.predeploy.integration.ledger;

import dev.predeploy.kit.database.Psql;
import java.sql.SQLException;

/** Says whether a tool's table is there at all; its name stands where SQL has names. */
record Presence(String table) {
    boolean isMissing(Psql database) throws SQLException {
        return database.query("SELECT to_regclass('" + table.replace("'", "''") + "') AS migrations")
                .value()
                .isEmpty();
    }
}
