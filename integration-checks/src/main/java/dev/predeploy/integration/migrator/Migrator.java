package dev.predeploy.integration.migrator;

import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import java.util.List;

/**
 * Applies one set of migrations, whatever the tool. Each method may throw {@link CheckFailed} where the migrations are
 * wrong, {@link CheckBroken} where the tool is, and {@link CheckNotRun} where there is nothing to do.
 */
public interface Migrator {

    /** Returns what is wrong with the files before any of them is run. */
    List<Finding> inspect() throws Exception;

    /** Brings a database up to the newest state, and says what that took. */
    Applied apply(Database database) throws Exception;

    /** Returns what is still to be applied to a database that was brought up to date. */
    List<Finding> pending(Database database) throws Exception;

    /** Returns where the files and what the database remembers of them disagree. */
    List<Finding> validate(Database database) throws Exception;

    /** Returns the steps that this tool cannot do, in words for the evidence. */
    List<String> leftOut();
}
