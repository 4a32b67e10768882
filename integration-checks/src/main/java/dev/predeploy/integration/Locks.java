package dev.predeploy.integration;

import dev.predeploy.integration.sizes.Rows;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pending migrations would do to a busy database.
 *
 * @param live which migrations are deployed now
 * @param migrations the set of migrations
 * @param sizes how many rows tables have in production, or where to read that
 * @param small up to how many rows a table is small
 * @param allow the migrations whose hazards are known and taken
 * @param options what every entry may say
 */
record Locks(
        @Doc("Which migrations are deployed now; without it, all but the newest.")
        Optional<Live> live,

        @Doc("The set of migrations; without it, the one of the entry's own name, or the only one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Doc(
                "How many rows tables have in production, such as `orders: 40M rows`; or `database:` with the URL of a database"
                        + " whose catalog says so. A table that is not named is taken for large.")
        Map<String, Template> sizes,

        @Doc("Up to how many rows a table is small, so that nobody notices when all of it is read or written.")
        @Default("10k rows")
        String small,

        @Doc("Migrations whose hazards are known and taken, by their files' names: they are told, and fail nothing.")
        List<Allowed> allow,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** The key under {@code sizes} that is no table's name. */
    private static final String DATABASE = "database";

    /** Refuses what is no number of rows. */
    Locks {
        requireRows("small", small);
        sizes.forEach((table, rows) -> {
            if (!table.equals(DATABASE)) {
                requireRows("sizes", rows.source());
            }
        });
    }

    private static void requireRows(String component, String text) {
        try {
            Rows.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEntry(
                    component, String.valueOf(wrong.getMessage()), "write such as `40M rows`, `2k rows` or `500`");
        }
    }

    /** Returns the URL of a database whose catalog knows the sizes. */
    Optional<Template> sizesFrom() {
        return Optional.ofNullable(sizes.get(DATABASE));
    }

    /** Returns the sizes that the entry itself says. */
    Map<String, Rows> saidSizes() {
        Map<String, Rows> said = new HashMap<>();
        sizes.forEach((table, rows) -> {
            if (!table.equals(DATABASE)) {
                said.put(table, Rows.parse(rows.source()));
            }
        });
        return said;
    }

    /** Returns up to how many rows a table is small. */
    long smallRows() {
        return Rows.parse(small).count().orElseThrow();
    }

    /**
     * A migration whose hazards are known and taken.
     *
     * @param file its file's name
     * @param because why that is no harm
     */
    record Allowed(
            @Doc("The name of the migration's file.") @Shorthand
            String file,

            @Doc("Why that is no harm, such as `in the maintenance window`.")
            Optional<String> because) {}
}
