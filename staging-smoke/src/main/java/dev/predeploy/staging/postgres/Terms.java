package dev.predeploy.staging.postgres;

import dev.predeploy.kit.database.VersionQuery;
import java.util.List;
import java.util.Optional;

/**
 * What a deployed database must be.
 *
 * @param atLeast the least version of the server
 * @param tables tables that must be there, or their number
 * @param version what a query for the schema's version must answer
 * @param owner who must own every table
 * @param connectionsLeft how many connections must be free
 */
public record Terms(
        Optional<String> atLeast,
        List<String> tables,
        Optional<VersionQuery> version,
        Optional<String> owner,
        Optional<Integer> connectionsLeft) {
    /** Copies the list. */
    public Terms {
        tables = List.copyOf(tables);
    }
}
