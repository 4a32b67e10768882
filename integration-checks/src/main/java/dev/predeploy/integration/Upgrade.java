package dev.predeploy.integration;

import dev.predeploy.integration.rows.Rows;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.List;
import java.util.Optional;

/**
 * What must survive when the pending migrations meet a database with rows in it.
 *
 * @param live which migrations are deployed now
 * @param migrations the set of migrations
 * @param seed what writes the user's own rows
 * @param rows how many rows each table gets
 * @param deletes the tables that lose rows on purpose
 * @param options what every entry may say
 */
record Upgrade(
        @Doc("Which migrations are deployed now; without it, all but the newest.")
        Optional<Live> live,

        @Doc("The set of migrations; without it, the one of the entry's own name, or the only one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Doc(
                "A script that writes rows like production's; the tables that it leaves empty are filled with made-up ones.")
        Optional<Seed> seed,

        @Doc("How many made-up rows each empty table gets.") @Default("4")
        int rows,

        @Doc("The tables from which the pending migrations delete rows on purpose, such as `sessions`.")
        List<String> deletes,

        @Unwrapped CheckOptions options)
        implements Entry {
    private static final int MOST_ROWS = 1000;

    /** Refuses a rehearsal without rows, and one with so many that it is no rehearsal. */
    public Upgrade {
        if (rows < 1 || rows > MOST_ROWS) {
            throw new InvalidEntry(
                    "rows",
                    "each table gets from 1 to " + MOST_ROWS + " rows",
                    "write such as `rows: " + Rows.WITH_DOUBTFUL + "`");
        }
    }
}
