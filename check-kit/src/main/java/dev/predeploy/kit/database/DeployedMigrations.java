package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Session;
import java.util.List;

/**
 * Compares what a deployed database remembers of its migrations with the migrations in the tree. The stage that knows the
 * migrations offers it by {@link java.util.ServiceLoader}, so that no other stage has to know that one.
 */
public interface DeployedMigrations {
    /**
     * Compares; the deployed database is only read.
     *
     * @param session what the checks share
     * @param name the name of a set of migrations in the stack file
     * @param deployed asks the deployed database
     * @return a finding for each migration that is pending, unknown to the tree, changed, or failed
     * @throws CheckNotRun if the migrations in the tree do not apply, or their tool keeps no record that is known
     */
    List<Finding> compare(Session session, String name, Psql deployed) throws Exception;
}
