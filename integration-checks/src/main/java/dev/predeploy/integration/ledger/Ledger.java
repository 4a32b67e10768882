package dev.predeploy.integration.ledger;

import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.finding.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Compares what two databases remember of their migrations. */
public interface Ledger {
    /**
     * Compares; both are only read.
     *
     * @param tree a database to which every migration of the tree was applied
     * @param deployed the database that is deployed
     * @return what is pending there, what the tree does not know, and what differs
     */
    List<Finding> compare(Psql tree, Psql deployed) throws SQLException;

    /** Returns the newest migration that a database has, as the tool's users name it, if it has any. */
    Optional<String> newest(Psql deployed) throws SQLException;
}
