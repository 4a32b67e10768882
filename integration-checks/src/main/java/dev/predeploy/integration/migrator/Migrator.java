package dev.predeploy.integration.migrator;

import dev.predeploy.integration.sql.Script;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /**
     * Returns the migrations that {@link #apply(Database)} would still take, in the order in which it would.
     *
     * @throws CheckNotRun if nobody knows what this tool would do
     */
    List<Step> steps(Database database) throws Exception;

    /** Brings a database up to one of its steps, which is the last one taken. */
    Applied apply(Database database, Step last) throws Exception;

    /** Takes the first of its steps; nobody has to ask the tool again for which that is. */
    default Applied take(Database database, Step first) throws Exception {
        return apply(database, first);
    }

    /** Applies what is pending, and tells of each step before it is taken. */
    default Applied apply(Database database, Progress progress) throws Exception {
        List<Applied.Migration> migrations = new ArrayList<>();
        StringBuilder output = new StringBuilder();
        try {
            for (Step step : steps(database)) {
                progress.at(Optional.of(step));
                Applied applied = take(database, step);
                migrations.addAll(applied.migrations());
                output.append(applied.output());
            }
        } finally {
            progress.at(Optional.empty());
        }
        return new Applied(migrations, output.toString());
    }

    /** Returns what knows what was run of a file on a database, if this tool runs files of SQL. */
    default Function<Place, Optional<Script>> scripts(Database database) {
        return file -> Optional.empty();
    }

    /**
     * Brings an empty database to the state that a user names, and no further.
     *
     * @param version the newest migration of that state, as the tool's users name it
     * @throws CheckBroken if the tool knows no such version
     */
    Applied applyVersion(Database database, String version) throws Exception;

    /**
     * Takes back the step that a database was given last.
     *
     * @throws CheckFailed if the migrations have no way back, or it does not come to its end
     * @throws CheckNotRun if nobody knows how this tool takes a step back
     */
    Applied takeBack(Database database, Step newest) throws Exception;

    /** Returns the steps that this tool cannot do, in words for the evidence. */
    List<String> leftOut();
}
