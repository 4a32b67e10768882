package dev.predeploy.integration;

import dev.predeploy.kit.database.VersionQuery;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the migrated database must hold.
 *
 * @param migrations the migrations that the database has
 * @param tables names of tables, or how many there are
 * @param absent names of tables that must not be there
 * @param columns names of columns, by table
 * @param version what a query must answer
 * @param options what every entry may say
 */
record Schema(
        @Doc("The migrations that the database has; where there is only one set, that one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Doc("Tables or views that must be there, or their exact number (tables alone, the tool's own included).")
        List<String> tables,

        @Doc("Tables or views that must not be there.") List<String> absent,

        @Doc("Columns that must be there, by table.") Map<String, List<String>> columns,

        @Doc("What a query for the schema's version must answer.")
        Optional<VersionQuery> version,

        @Unwrapped CheckOptions options)
        implements Entry {

    /** Refuses an entry that asserts nothing: it would always pass. */
    public Schema {
        if (tables.isEmpty() && absent.isEmpty() && columns.isEmpty() && version.isEmpty()) {
            throw new InvalidEntry("tables", "nothing is asserted", "write `tables`, `absent`, `columns` or `version`");
        }
    }
}
