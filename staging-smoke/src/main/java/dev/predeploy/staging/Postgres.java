package dev.predeploy.staging;

import dev.predeploy.kit.database.VersionQuery;
import dev.predeploy.kit.deployed.PostgresUrl;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.postgres.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A deployed PostgreSQL that must be as the application expects it.
 *
 * @param url where it is, and who enters
 * @param wish what it must be
 * @param migrations the migrations that must have been applied to it, no fewer and no others
 * @param answersWithin how long connecting, and each statement, may take
 * @param options what every entry may say
 */
public record Postgres(
        @Doc(
                "Where it is and who enters: a URL as libpq, SQLAlchemy or JDBC have it; the password may hold any character.")
        Template url,

        @Unwrapped Wish wish,

        @Doc(
                "The migrations that must have been applied to it: none pending, none that the tree does not know, none changed since.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Doc("How long connecting, and each statement, may take.") @Default("10s")
        Duration answersWithin,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses what is no URL of PostgreSQL, as far as it is known already. */
    public Postgres {
        EntryRules.positive("answersWithin", answersWithin);
        boolean isWhole = url.parts().stream().allMatch(Template.Text.class::isInstance);
        if (isWhole && PostgresUrl.read(url.source()).isEmpty()) {
            throw new InvalidEntry(
                    "url",
                    "it is no URL of PostgreSQL",
                    "write such as `postgresql://user:${secret:PASSWORD}@host:5432/database`");
        }
    }

    /**
     * What the database must be.
     *
     * @param atLeast the least version of the server
     * @param tables tables or views that must be there, or the number of tables
     * @param version what a query must answer
     * @param owner who must own every table
     * @param connectionsLeft how many connections must be free
     */
    public record Wish(
            @Doc("The least version of the server, such as `15`.")
            Optional<String> atLeast,

            @Doc("Tables or views that must be there, or the exact number of tables.")
            List<String> tables,

            @Doc("What a query for the schema's version must answer.")
            Optional<VersionQuery> version,

            @Doc("The role that must own every table.") Optional<String> owner,

            @Doc("How many connections must be free for clients.")
            Optional<Integer> connectionsLeft) {
        /** Refuses a version that is none. */
        public Wish {
            atLeast.ifPresent(least -> VersionQuery.requireVersion("atLeast", least));
        }

        Terms terms() {
            return new Terms(atLeast, tables, version, owner, connectionsLeft);
        }
    }
}
