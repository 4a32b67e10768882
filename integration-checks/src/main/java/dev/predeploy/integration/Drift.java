package dev.predeploy.integration;

import dev.predeploy.kit.deployed.PostgresUrl;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the schema that the migrations make is compared with.
 *
 * @param snapshot the file that holds it as it was committed
 * @param live where it is live, and who enters
 * @param tolerance what may differ
 * @param answersWithin how long the live database may take
 * @param migrations the set of migrations
 * @param options what every entry may say
 */
record Drift(
        @Doc("The file that holds the schema as it was committed; `predeploy snapshot` writes it.")
        Optional<Path> snapshot,

        @Doc("A live database that is read and not changed: a URL as libpq, SQLAlchemy or JDBC have it.")
        Optional<Template> live,

        @Unwrapped Tolerance tolerance,

        @Doc("How long connecting to the live database, and each statement there, may take.") @Default("10s")
        Duration answersWithin,

        @Doc("The set of migrations; without it, the one of the entry's own name, or the only one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Unwrapped CheckOptions options)
        implements Entry {

    /**
     * What may differ.
     *
     * @param allow objects that may, by patterns over their names
     * @param pending whether migrations may be pending in the live database
     * @param owners whether owners may not
     */
    record Tolerance(
            @Doc("Objects that may differ, such as `table public.spatial_ref_sys` or `index public.tmp_*`.")
            List<String> allow,

            @Doc("Whether migrations may be pending in the live database: `allowed`, or `refused`.") @Default("allowed")
            Pending pending,

            @Doc("Whether owners are compared, and written into the snapshot.") @Default("false")
            boolean owners) {}

    /** Whether migrations may be pending. */
    enum Pending {
        ALLOWED,
        REFUSED
    }

    /** Refuses an entry that compares nothing, and what is no URL of PostgreSQL as far as it is known already. */
    Drift {
        if (snapshot.isEmpty() && live.isEmpty()) {
            throw new InvalidEntry(
                    "snapshot",
                    "the migrations are compared with nothing",
                    "write `snapshot: db/schema.json`, `live: \"${secret:DATABASE_URL}\"` or both");
        }
        if (snapshot.filter(file -> file.toString().isBlank()).isPresent()) {
            throw new InvalidEntry("snapshot", "it names no file", "write such as `snapshot: db/schema.json`");
        }
        if (live.filter(Drift::isNoUrl).isPresent()) {
            throw new InvalidEntry(
                    "live",
                    "it is no URL of PostgreSQL",
                    "write such as `postgresql://user:${secret:PASSWORD}@host:5432/database`");
        }
        if (answersWithin.isZero()) {
            throw new InvalidEntry("answersWithin", "nothing is answered in no time", "write a duration such as `10s`");
        }
    }

    private static boolean isNoUrl(Template url) {
        boolean isWhole = url.parts().stream().allMatch(Template.Text.class::isInstance);
        return isWhole && PostgresUrl.read(url.source()).isEmpty();
    }
}
